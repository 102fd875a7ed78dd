package io.throughline.stories.classification.training;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Sentiment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text with all its labels: one line of {@code seeds.jsonl} or of the gold set.
 *
 * @param themes sentiment by theme, none to three
 */
record LabelledText(
        String text, Kind kind, Sentiment sentiment, Criticality criticality, Map<String, Sentiment> themes) {

    private static final String GOLD = "/classification/gold.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    /** @throws IllegalArgumentException naming the line whose labels are not of the taxonomy, or that is there twice */
    static List<LabelledText> read(Path file, Taxonomy taxonomy) throws IOException {
        return read(file.getFileName().toString(), Files.readAllLines(file), taxonomy);
    }

    /** The frozen gold set that ships with the service. */
    static List<LabelledText> gold() throws IOException {
        try (InputStream in = LabelledText.class.getResourceAsStream(GOLD)) {
            if (in == null) {
                throw new IllegalStateException(GOLD + " is not on the class path");
            }
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return read(GOLD, lines, Taxonomy.load());
        }
    }

    private static List<LabelledText> read(String name, List<String> lines, Taxonomy taxonomy) throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String line : lines) {
            LabelledText text = JSON.readValue(line, LabelledText.class);
            boolean themesKnown = taxonomy.themes().keySet().containsAll(text.themes.keySet());
            if (text.text.isBlank() || text.themes.size() > 3 || !themesKnown || !seen.add(text.text)) {
                throw new IllegalArgumentException(name + ": " + line);
            }
            texts.add(text);
        }
        return texts;
    }
}
