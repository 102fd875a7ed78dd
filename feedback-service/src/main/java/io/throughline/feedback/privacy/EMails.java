package io.throughline.feedback.privacy;

import java.util.Set;

/**
 * E-mail addresses, also with umlauts, with spaces around the at sign, and spelled out: {@code jo (at) example.org}, {@code jo at example dot
 * org}. Spelled out in words they must end in a top-level domain that people's addresses have, for words are words.
 */
final class EMails {

    private static final String MASK = "[e-mail]";

    private static final Set<String> ATS = Set.of("at", "ät", "arobase", "arroba", "chez");
    private static final Set<String> DOTS = Set.of("dot", "punkt", "point", "punto");
    /** After "at" these say enough, with a written dot: "jo at gmail.com", but not "meet at example.com". */
    private static final Set<String> PROVIDERS = Set.of(
            "gmail",
            "googlemail",
            "hotmail",
            "outlook",
            "live",
            "yahoo",
            "icloud",
            "aol",
            "proton",
            "protonmail",
            "gmx",
            "t-online",
            "laposte",
            "wanadoo",
            "sfr",
            "btinternet",
            "virginmedia",
            "comcast");

    private static final Set<String> TOP_LEVEL = Set.of(
            "com", "net", "org", "info", "eu", "de", "at", "ch", "uk", "co", "ie", "fr", "be", "es", "us", "edu", "it",
            "nl", "me", "io");

    private EMails() {}

    /** Whether an address that has no at sign may be there: a cheap look at one character and what follows. */
    static boolean mayBeSpelledOutAt(String text, int i) {
        char c = text.charAt(i);
        if (c == '(' || c == '[' || c == '{') {
            return text.regionMatches(true, i + 1, "at", 0, 2) || text.regionMatches(true, i + 1, "ät", 0, 2);
        }
        if (c == '.') {
            return i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
        }
        if ((c != 'd' && c != 'p' && c != 'D' && c != 'P') || i == 0 || text.charAt(i - 1) != ' ') {
            return false;
        }
        for (String dot : DOTS) {
            if (text.regionMatches(true, i, dot, 0, dot.length())) {
                return true;
            }
        }
        return false;
    }

    static void mask(PlainText text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            if (c == '@') {
                i = maskAround(text, i, i + 1, false);
            } else if (c == '(' || c == '[' || c == '{') {
                int close = closing(text, i, ATS);
                if (close > 0) {
                    i = maskAround(text, i, close, false);
                }
            } else if (c == ' ' && text.letter(i + 1)) {
                int end = word(text, i + 1);
                if (text.at(end) == ' ' && end - i <= 8 && ATS.contains(text.lower(i + 1, end))) {
                    i = maskAround(text, i, end, true);
                }
            }
        }
    }

    /** @return where to go on */
    private static int maskAround(PlainText text, int at, int afterAt, boolean inWords) {
        int localEnd = at;
        while (text.at(localEnd - 1) == ' ') {
            localEnd--;
        }
        int start = localEnd;
        while (isLocal(text, start - 1)) {
            start--;
        }
        while (start < localEnd && !text.letterOrDigit(start)) {
            start++;
        }
        boolean apart = localEnd < at || text.at(afterAt) == ' ';
        int end = start == localEnd ? 0 : domain(text, skipSpaces(text, afterAt), inWords || apart, inWords);
        if (end == 0) {
            return afterAt - 1;
        }
        text.mask(start, end, MASK);
        return end - 1;
    }

    /**
     * @param knownOnly the last part must be one of the usual top-level domains
     * @param inWords then a dot must be a word, too, or the name a provider's
     * @return after its end; 0 where there is none
     */
    private static int domain(PlainText text, int from, boolean knownOnly, boolean inWords) {
        int label = from;
        int labels = 0;
        int end = 0;
        boolean enough = !inWords;
        while (labels <= 8) {
            int labelEnd = label;
            while (text.letterOrDigit(labelEnd) || (text.at(labelEnd) == '-' && labelEnd > label)) {
                labelEnd++;
            }
            if (labelEnd == label) {
                break;
            }
            labels++;
            enough |= labels == 1 && PROVIDERS.contains(text.lower(label, labelEnd));
            if (labels > 1 && enough && isTopLevel(text, label, labelEnd, knownOnly)) {
                end = labelEnd;
            }
            int next = afterDot(text, labelEnd);
            if (next == 0) {
                break;
            }
            enough |= text.at(labelEnd) != '.';
            label = next;
        }
        return end;
    }

    private static boolean isTopLevel(PlainText text, int start, int end, boolean knownOnly) {
        if (end - start < 2 || end - start > 24 || !text.letter(start) || !text.letter(end - 1)) {
            return false;
        }
        return !knownOnly || TOP_LEVEL.contains(text.lower(start, end));
    }

    /** @return where the next label begins; 0 where no dot follows, written or in words */
    private static int afterDot(PlainText text, int labelEnd) {
        if (text.at(labelEnd) == '.') {
            return labelEnd + 1;
        }
        int dot = skipSpaces(text, labelEnd);
        char c = text.at(dot);
        if (c == '(' || c == '[' || c == '{') {
            int close = closing(text, dot, DOTS);
            return close > 0 ? skipSpaces(text, close) : 0;
        }
        if (dot == labelEnd) {
            return 0;
        }
        if (c == '.' && text.at(dot + 1) == ' ') {
            return skipSpaces(text, dot + 1);
        }
        int end = word(text, dot);
        return end - dot <= 5 && text.at(end) == ' ' && DOTS.contains(text.lower(dot, end)) ? end + 1 : 0;
    }

    /** @return after the closing bracket of one of the words in brackets; 0 where it is something else */
    private static int closing(PlainText text, int open, Set<String> words) {
        int start = skipSpaces(text, open + 1);
        int end = word(text, start);
        int close = skipSpaces(text, end);
        char c = text.at(close);
        boolean closed = c == ')' || c == ']' || c == '}';
        return closed && end - start <= 8 && words.contains(text.lower(start, end)) ? close + 1 : 0;
    }

    private static int word(PlainText text, int from) {
        int end = from;
        while (text.letter(end) && end - from <= 8) {
            end++;
        }
        return end;
    }

    private static int skipSpaces(PlainText text, int from) {
        int i = from;
        while (text.at(i) == ' ' && i - from < 3) {
            i++;
        }
        return i;
    }

    private static boolean isLocal(PlainText text, int i) {
        return text.letterOrDigit(i) || "._%+-'&~".indexOf(text.at(i)) >= 0;
    }
}
