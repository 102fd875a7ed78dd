package io.throughline.feedback.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists of words in a resource, each line {@code name = words}; lines with {@code #} are comments. */
final class WordLists {

    private final Map<String, Set<String>> lists = new HashMap<>();

    private WordLists() {}

    static WordLists read(String resource) {
        try (InputStream file = WordLists.class.getResourceAsStream(resource)) {
            WordLists words = new WordLists();
            new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(words::add);
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(String line) {
        String[] nameAndWords = line.split("=", 2);
        lists.computeIfAbsent(nameAndWords[0].strip(), name -> new LinkedHashSet<>())
                .addAll(List.of(nameAndWords[1].strip().split(" +")));
    }

    Set<String> of(String name) {
        return Set.copyOf(lists.get(name));
    }
}
