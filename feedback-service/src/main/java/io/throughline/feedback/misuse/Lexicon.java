package io.throughline.feedback.misuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The phrases of a resource, by the words that they begin with. How it is written stands at its top. */
final class Lexicon {

    private static final Pattern RUN = Pattern.compile("(.)\\1+");

    private static final int LEAST_STARRED = 4;

    private final Map<String, Set<String>> sets = new HashMap<>();
    private final Map<String, List<Phrase>> phrases = new HashMap<>();

    /** Those that a phrase can begin with and letters are starred out of, by first letter and length. */
    private final Map<String, List<String>> starrable = new HashMap<>();

    /** Every word of a phrase by its form with single letters, for words that were stretched. */
    private final Map<String, String> bySingleLetters = new HashMap<>();

    private Lexicon() {}

    static Lexicon read(String resource) {
        try (InputStream file = Lexicon.class.getResourceAsStream(resource)) {
            Lexicon lexicon = new Lexicon();
            new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(lexicon::line);
            return lexicon;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Phrase> beginningWith(String word) {
        return phrases.getOrDefault(word, List.of());
    }

    /** The word that this one stands for where it is stretched or has letters starred out; else itself. */
    String known(String word) {
        if (word.indexOf('*') >= 0) {
            for (String candidate : starrable.getOrDefault(outline(word), List.of())) {
                if (isStarred(word, candidate)) {
                    return candidate;
                }
            }
            return word;
        }
        return isStretched(word) ? bySingleLetters.getOrDefault(singleLetters(word), word) : word;
    }

    private static String outline(String word) {
        return word.charAt(0) + "" + word.length();
    }

    private static boolean isStretched(String word) {
        for (int i = 2; i < word.length(); i++) {
            if (word.charAt(i) == word.charAt(i - 1) && word.charAt(i) == word.charAt(i - 2)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStarred(String word, String candidate) {
        int same = 0;
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) == candidate.charAt(i)) {
                same++;
            } else if (word.charAt(i) != '*') {
                return false;
            }
        }
        return same >= 2;
    }

    private static String singleLetters(String word) {
        return RUN.matcher(word).replaceAll("$1");
    }

    private void line(String line) {
        String[] nameAndText = line.split("=", 2);
        String name = nameAndText[0].strip();
        String text = nameAndText[1].strip();
        switch (name) {
            case "abuse" -> phrase(Flag.ABUSE, text);
            case "threat" -> phrase(Flag.THREAT, text);
            default -> sets.computeIfAbsent(name, set -> new HashSet<>()).addAll(List.of(text.split("\\s+")));
        }
    }

    private void phrase(Flag flag, String text) {
        boolean whole = text.startsWith("^");
        List<Phrase.Part> parts = new ArrayList<>();
        for (String part : (whole ? text.substring(1).strip() : text).split("\\s+")) {
            boolean optional = part.endsWith("?");
            parts.add(new Phrase.Part(words(optional ? part.substring(0, part.length() - 1) : part), optional));
        }
        Phrase phrase = new Phrase(flag, List.copyOf(parts), whole);
        for (String first : phrase.begins()) {
            if (phrases.computeIfAbsent(first, word -> new ArrayList<>()).isEmpty()
                    && first.length() >= LEAST_STARRED) {
                starrable
                        .computeIfAbsent(outline(first), outline -> new ArrayList<>())
                        .add(first);
            }
            phrases.get(first).add(phrase);
        }
        parts.forEach(part -> part.words().forEach(word -> bySingleLetters.putIfAbsent(singleLetters(word), word)));
    }

    private Set<String> words(String part) {
        Set<String> words = new HashSet<>();
        for (String one : part.split("\\|")) {
            if (one.startsWith("<")) {
                words.addAll(sets.get(one.substring(1, one.length() - 1)));
            } else {
                words.add(one);
            }
        }
        return Set.copyOf(words);
    }
}
