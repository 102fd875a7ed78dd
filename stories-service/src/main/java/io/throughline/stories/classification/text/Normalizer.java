package io.throughline.stories.classification.text;

import java.text.Normalizer.Form;

/**
 * Brings a customer's text into the form that the features and the encoder expect: NFKC, one kind of apostrophe, known
 * emoji as words, no control characters, no run of one character longer than three, no more than a few marks on one character, at most
 * {@value #MAX_CHARS} characters.
 */
public final class Normalizer {

    /** Longer texts are cut here: intake allows 64 KiB, and nobody's point comes after this. */
    static final int MAX_CHARS = 20_000;

    private static final int MAX_RUN = 3;

    /**
     * Marks on one character of the text as it was sent; NFKC makes at most three of one. No script needs so many, and both NFKC and the
     * word borders of regular expressions go through all of a character's marks for each of them.
     */
    static final int MAX_MARKS = 10;

    private Normalizer() {}

    /** The normalized text; line breaks are kept as one {@code \n}, for they end sentences. Empty when nothing is left. */
    public static String normalize(String text) {
        String cut = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
        String words = Emoji.toWords(java.text.Normalizer.normalize(unstacked(cut), Form.NFKC));
        StringBuilder out = new StringBuilder(words.length());
        int previous = -1;
        int run = 0;
        for (int i = 0; i < words.length() && out.length() < MAX_CHARS - 1; ) {
            int c = plain(words.codePointAt(i));
            i += Character.charCount(words.codePointAt(i));
            if (c < 0) {
                continue;
            }
            boolean space = c == ' ' || c == '\n';
            boolean afterSpace = previous == ' ' || previous == '\n' || previous == -1;
            if (space && afterSpace) {
                continue;
            }
            run = c == previous ? run + 1 : 1;
            if (run <= MAX_RUN) {
                out.appendCodePoint(c);
            }
            previous = c;
        }
        return out.toString().strip();
    }

    /** With a few marks on each character, and the accent that is typed as an apostrophe as one: NFKC would make it a space and a mark. */
    private static String unstacked(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int type = Character.getType(c);
            if (type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK
                    || type == Character.ENCLOSING_MARK) {
                marks++;
            } else if (!isDropped(type)) {
                marks = 0;
            }
            if (marks <= MAX_MARKS) {
                out.appendCodePoint(c == '\u00B4' ? '\'' : c);
            }
        }
        return out.toString();
    }

    /** The plain form of a code point, or -1 when it is to be dropped. */
    private static int plain(int c) {
        if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
            return '\n';
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return ' ';
        }
        if (c == '\u2019' || c == '\u2018' || c == '\u02BC' || c == '`') {
            return '\'';
        }
        if (c == '\u201C' || c == '\u201D' || c == '\u201E') {
            return '"';
        }
        return isDropped(Character.getType(c)) ? -1 : c;
    }

    private static boolean isDropped(int type) {
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE;
    }
}
