package io.throughline.stories.classification.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a normalized text into sentences, few and short enough to be encoded one by one in bounded time. */
public final class Sentences {

    /** More sentences than this are joined with their neighbours: it bounds the encoder's work for one text. */
    static final int MAX_SENTENCES = 24;

    /** A longer "sentence" has no full stops; it is cut at a space. Well under the encoder's 512 tokens. */
    static final int MAX_CHARS = 900;

    private Sentences() {}

    /** The sentences in order, each with at least one letter or digit; empty when the text has none. */
    public static List<String> of(String normalized) {
        List<String> sentences = new ArrayList<>();
        for (String line : normalized.split("\n")) {
            BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
            breaks.setText(line);
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
                add(sentences, line.substring(start, end).strip());
            }
        }
        return sentences.size() <= MAX_SENTENCES ? sentences : joined(sentences);
    }

    /**
     * A sentence with its neighbours, as many on both sides as fit.
     *
     * @param sentence one of them
     * @param most characters, unless the sentence alone has more
     */
    public static String around(List<String> sentences, String sentence, int most) {
        int from = Math.max(sentences.indexOf(sentence), 0);
        int to = from + 1;
        int length = sentences.get(from).length();
        boolean wider = true;
        while (wider) {
            wider = false;
            if (to < sentences.size() && length + sentences.get(to).length() < most) {
                length += sentences.get(to++).length() + 1;
                wider = true;
            }
            if (from > 0 && length + sentences.get(from - 1).length() < most) {
                length += sentences.get(--from).length() + 1;
                wider = true;
            }
        }
        return String.join(" ", sentences.subList(from, to));
    }

    private static void add(List<String> sentences, String sentence) {
        String rest = sentence;
        while (rest.length() > MAX_CHARS) {
            int space = rest.lastIndexOf(' ', MAX_CHARS);
            int cut = space > 0 ? space : MAX_CHARS;
            addWorded(sentences, rest.substring(0, cut));
            rest = rest.substring(cut).strip();
        }
        addWorded(sentences, rest);
    }

    private static void addWorded(List<String> sentences, String sentence) {
        if (sentence.codePoints().anyMatch(Character::isLetterOrDigit)) {
            sentences.add(sentence);
        }
    }

    private static List<String> joined(List<String> sentences) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < MAX_SENTENCES; i++) {
            int from = i * sentences.size() / MAX_SENTENCES;
            int to = (i + 1) * sentences.size() / MAX_SENTENCES;
            groups.add(String.join(" ", sentences.subList(from, to)));
        }
        return groups;
    }
}
