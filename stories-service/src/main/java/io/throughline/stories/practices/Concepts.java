package io.throughline.stories.practices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which deeds and circumstances a passage speaks of, in whatever words: {@code practices/concepts.txt}. In time linear in its length. */
final class Concepts {

    private static final Concepts SHIPPED = read("/practices/concepts.txt");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}'-]+");
    /** A word of no meaning may stand between two of a phrase. */
    private static final int GAP = 1;

    private final List<String> names;
    /** What may begin with a word: whole words, and beginnings of words by their first three letters. */
    private final Map<String, List<Wording>> byFirst = new HashMap<>();

    private record Wording(int concept, List<String> words) {

        boolean isAt(List<String> text, int at) {
            int next = at;
            for (int i = 0; i < words.size(); i++) {
                int last = i == 0 ? next : Math.min(text.size() - 1, next + GAP);
                while (next <= last && (next >= text.size() || !matches(words.get(i), text.get(next)))) {
                    next++;
                }
                if (next > last) {
                    return false;
                }
                next++;
            }
            return true;
        }

        private static boolean matches(String pattern, String word) {
            return pattern.endsWith("*")
                    ? word.startsWith(pattern.substring(0, pattern.length() - 1))
                    : word.equals(pattern);
        }
    }

    private Concepts(List<String> names) {
        this.names = names;
    }

    static Concepts shipped() {
        return SHIPPED;
    }

    int size() {
        return names.size();
    }

    /** Those that it speaks of, by their places in the file. */
    BitSet of(String passage) {
        List<String> words = List.of(BETWEEN_WORDS.split(
                passage.toLowerCase(Locale.ROOT).replace('’', '\'').strip()));
        BitSet found = new BitSet(names.size());
        for (int at = 0; at < words.size(); at++) {
            for (String first : List.of(words.get(at), beginning(words.get(at)))) {
                for (Wording wording : byFirst.getOrDefault(first, List.of())) {
                    if (!found.get(wording.concept()) && wording.isAt(words, at)) {
                        found.set(wording.concept());
                    }
                }
            }
        }
        return found;
    }

    private static String beginning(String word) {
        return word.substring(0, Math.min(2, word.length())) + "*";
    }

    private static Concepts read(String resource) {
        List<String> names = new ArrayList<>();
        Concepts concepts = new Concepts(names);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Concepts.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(':');
                if (!line.startsWith("#") && colon > 0) {
                    for (String wording : line.substring(colon + 1).strip().split("\\s+")) {
                        concepts.add(names.size(), List.of(wording.split("\\+")));
                    }
                    names.add(line.substring(0, colon));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return concepts;
    }

    private void add(int concept, List<String> words) {
        String first = words.get(0);
        byFirst.computeIfAbsent(first.endsWith("*") ? beginning(first) : first, word -> new ArrayList<>())
                .add(new Wording(concept, words));
    }
}
