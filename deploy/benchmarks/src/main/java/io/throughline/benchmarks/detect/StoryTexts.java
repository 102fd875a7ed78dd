package io.throughline.benchmarks.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.traffic.scenario.Feedback;
import io.throughline.traffic.scenario.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Customers' words of the traffic generator's scenarios, as it writes them, misspelt or not: English ones of 25 to 35 words, all different. */
final class StoryTexts {

    private static final int FEWEST_WORDS = 25;
    private static final int MOST_WORDS = 35;
    private static final int SEEDS = 12;

    /** Times are not used, only words and ratings. */
    private static final Instant UNTIL = Instant.parse("2026-01-01T00:00:00Z");

    private static final String SCENARIO = "chain";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The end of a sentence, with what the next begins with: a word, of which the first letter and whether more follow. */
    private static final Pattern END = Pattern.compile("[.!?]+\\s+(?=(\\p{L}?)(['’\\p{L}]?))");

    /**
     * What a customer gave.
     *
     * @param rating as the API takes it; null where none was given
     */
    record Given(String text, JsonNode rating) {}

    private StoryTexts() {}

    /** The same at each run. */
    static List<Given> all() {
        List<Given> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            for (Feedback feedback : Scenario.named(SCENARIO, seed, Scenario.usualSize(SCENARIO), UNTIL)
                    .feedback()) {
                given(feedback).filter(given -> seen.add(given.text())).ifPresent(all::add);
            }
        }
        return all;
    }

    private static Optional<Given> given(Feedback feedback) {
        JsonNode json;
        try {
            json = JSON.readTree(feedback.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a scenario's feedback is no JSON", e);
        }
        String text = json.path("comment").asText("").strip();
        int words = text.split("\\s+").length;
        return json.path("language").asText("en").startsWith("en") && words >= FEWEST_WORDS && words <= MOST_WORDS
                ? Optional.of(new Given(text, json.get("rating")))
                : Optional.empty();
    }

    static boolean hasThreeSentences(String text) {
        return END.matcher(text).results().count() == 2;
    }

    /** The same words as one sentence: commas where sentences ended within. */
    static String asOneSentence(String text) {
        StringBuilder joined = new StringBuilder();
        Matcher ends = END.matcher(text);
        int from = 0;
        while (ends.find()) {
            joined.append(text, from, ends.start()).append(", ");
            // "I" stays as it is, with or without what is joined to it, and so do words in capitals
            boolean isWord = ends.group(1).equals("A") || ends.group(2).matches("\\p{Ll}");
            joined.append(isWord ? ends.group(1).toLowerCase(Locale.ENGLISH) : ends.group(1));
            from = ends.end() + ends.group(1).length();
        }
        return joined.append(text.substring(from)).toString();
    }
}
