package io.throughline.stories.practices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tellings of the same by different people: {@code practices/variations.txt}, by what is told. */
final class Variations {

    private Variations() {}

    static Map<String, List<String>> read() {
        Map<String, List<String>> variations = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Variations.class.getResourceAsStream("/practices/variations.txt"), StandardCharsets.UTF_8))) {
            List<String> tellings = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    tellings = variations.computeIfAbsent(line, told -> new ArrayList<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    tellings.add(line.strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return variations;
    }
}
