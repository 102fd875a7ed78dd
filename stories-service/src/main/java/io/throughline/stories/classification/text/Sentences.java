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

    /**
     * The sentences in order, each with at least one letter or digit; empty when the text has none. Each stands in the text, where several
     * are joined with a space for a line break.
     */
    public static List<String> of(String normalized) {
        List<Part> parts = new ArrayList<>();
        // One for all lines: to make one costs more than to cut a line.
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        int from = 0;
        for (String line : normalized.split("\n", -1)) {
            breaks.setText(line);
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
                add(parts, normalized, from + start, from + end);
            }
            from += line.length() + 1;
        }
        return parts.size() <= MAX_SENTENCES
                ? parts.stream()
                        .map(part -> normalized.substring(part.from(), part.to()))
                        .toList()
                : joined(parts, normalized);
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

    /** Where a sentence stands in the text. */
    private record Part(int from, int to) {}

    private static void add(List<Part> parts, String text, int from, int to) {
        int start = afterSpaces(text, from, to);
        int end = to;
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        while (end - start > MAX_CHARS) {
            int cut = start + MAX_CHARS;
            while (cut > start && text.charAt(cut) != ' ') {
                cut--;
            }
            if (cut == start) {
                cut = start + MAX_CHARS;
                // Half an emoji is no character, and no JSON can carry it.
                cut -= Character.isLowSurrogate(text.charAt(cut)) ? 1 : 0;
            }
            addWorded(parts, text, start, cut);
            start = afterSpaces(text, cut, end);
        }
        addWorded(parts, text, start, end);
    }

    private static int afterSpaces(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static void addWorded(List<Part> parts, String text, int from, int to) {
        if (text.substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit)) {
            parts.add(new Part(from, to));
        }
    }

    private static List<String> joined(List<Part> parts, String text) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < MAX_SENTENCES; i++) {
            Part first = parts.get(i * parts.size() / MAX_SENTENCES);
            Part last = parts.get((i + 1) * parts.size() / MAX_SENTENCES - 1);
            groups.add(text.substring(first.from(), last.to()).replace('\n', ' '));
        }
        return groups;
    }
}
