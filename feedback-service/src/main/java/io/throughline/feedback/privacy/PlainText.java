package io.throughline.feedback.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A text as the finders read it: digits, dashes and spaces of any script are ASCII ones, invisible characters are left out. What a finder
 * masks the next ones do not see.
 */
final class PlainText {

    /** Stands where something is masked: no letter, no digit, no separator. */
    private static final char GONE = 0;

    private final String original;
    private final char[] chars;
    private final int length;
    /** Where each character stands in the original; null where nothing was left out. */
    private final int[] places;

    private final List<Span> spans = new ArrayList<>();

    private record Span(int start, int end, String mask) {}

    PlainText(String original) {
        this.original = original;
        this.chars = new char[original.length()];
        int[] moved = null;
        int n = 0;
        for (int i = 0; i < original.length(); i++) {
            char c = plain(original.charAt(i));
            if (c == GONE) {
                moved = moved == null ? identity(original.length()) : moved;
                continue;
            }
            if (moved != null) {
                moved[n] = i;
            }
            chars[n++] = c;
        }
        this.length = n;
        this.places = moved;
    }

    private static int[] identity(int length) {
        int[] places = new int[length];
        for (int i = 0; i < length; i++) {
            places[i] = i;
        }
        return places;
    }

    /** @return {@link #GONE} for what nobody sees */
    private static char plain(char c) {
        if (c < 128) {
            return c == '\r' ? '\n' : c;
        }
        if (Character.isDigit(c)) {
            return (char) ('0' + Character.digit(c, 10));
        }
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION -> '-';
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
            case Character.FORMAT -> GONE;
            default ->
                switch (c) {
                    case '\u2212' -> '-'; // minus
                    case '\uff0b' -> '+';
                    case '\uff20', '\ufe6b' -> '@';
                    case '\uff0e', '\u00b7', '\u2022', '\u2024' -> '.';
                    case '\u2019', '\u02bc' -> '\'';
                    default -> c;
                };
        };
    }

    int length() {
        return length;
    }

    /** @return {@link #GONE} outside of the text */
    char at(int i) {
        return i >= 0 && i < length ? chars[i] : GONE;
    }

    boolean digit(int i) {
        char c = at(i);
        return c >= '0' && c <= '9';
    }

    boolean letter(int i) {
        char c = at(i);
        if (c < 128) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    boolean letterOrDigit(int i) {
        return digit(i) || letter(i);
    }

    String lower(int start, int end) {
        return new String(chars, start, end - start).toLowerCase(Locale.ROOT);
    }

    /** @param end after the last character */
    void mask(int start, int end, String mask) {
        spans.add(new Span(start, end, mask));
        for (int i = start; i < end; i++) {
            chars[i] = GONE;
        }
    }

    /** The original with its masks. */
    String masked() {
        if (spans.isEmpty()) {
            return original;
        }
        spans.sort(Comparator.comparingInt(Span::start));
        StringBuilder masked = new StringBuilder(original.length());
        int from = 0;
        for (Span span : spans) {
            masked.append(original, from, place(span.start())).append(span.mask());
            from = place(span.end() - 1) + 1;
        }
        return masked.append(original, from, original.length()).toString();
    }

    private int place(int i) {
        return places == null ? i : places[i];
    }
}
