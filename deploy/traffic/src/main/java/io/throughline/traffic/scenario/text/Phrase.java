package io.throughline.traffic.scenario.text;

import java.util.ArrayList;
import java.util.List;

/** Makes a phrase out of its pattern: <code>{this|that}</code> is one of them, may be nested and may be empty; {@code $word} is a word of the lists. */
final class Phrase {

    private final String pattern;
    private final Words words;
    private final Draw draw;
    private int at;

    private Phrase(String pattern, Words words, Draw draw) {
        this.pattern = pattern;
        this.words = words;
        this.draw = draw;
    }

    /** @throws IllegalArgumentException when braces do not match */
    static String of(String pattern, Words words, Draw draw) {
        Phrase phrase = new Phrase(pattern, words, draw);
        String made = phrase.sequence(false);
        if (phrase.at < pattern.length()) {
            throw new IllegalArgumentException("a brace too many: " + pattern);
        }
        return tidy(made);
    }

    private String sequence(boolean inside) {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (inside && (c == '|' || c == '}')) {
                break;
            }
            if (c == '}') {
                break;
            }
            at++;
            if (c == '{') {
                text.append(choice());
            } else if (c == '$') {
                text.append(word());
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private String choice() {
        // The branch is drawn before its words are, or words of branches not taken would count as used.
        List<Integer> starts = new ArrayList<>();
        int end = branches(starts);
        at = draw.pick(starts);
        String chosen = sequence(true);
        at = end + 1;
        return chosen;
    }

    private int branches(List<Integer> starts) {
        int depth = 0;
        starts.add(at);
        for (int i = at; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '|' && depth == 0) {
                starts.add(i + 1);
            } else if (c == '}' && depth-- == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a brace is not closed: " + pattern);
    }

    private String word() {
        int begin = at;
        while (at < pattern.length() && isPartOfWord(at)) {
            at++;
        }
        String word = pattern.substring(begin, at);
        String text = new Phrase(words.meaning(word), words, draw).sequence(false);
        words.settle(word, text);
        return text;
    }

    private boolean isPartOfWord(int index) {
        char c = pattern.charAt(index);
        return c >= 'a' && c <= 'z'
                || c == '-' && index + 1 < pattern.length() && Character.isLowerCase(pattern.charAt(index + 1));
    }

    private static String tidy(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll(" ([,.;:!?])", "$1")
                .replaceAll(",+([,.;:!?])", "$1")
                .strip();
    }
}
