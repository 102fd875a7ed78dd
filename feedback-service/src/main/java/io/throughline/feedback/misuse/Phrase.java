package io.throughline.feedback.misuse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Words in a row, each one of a set; some may be left out.
 *
 * @param whole the sentence has no other words
 */
record Phrase(Flag flag, List<Part> parts, boolean whole) {

    /** Among a part's words: nothing more in the sentence. */
    private static final String LAST = "$";

    /** @param optional may be left out, and may come twice */
    record Part(Set<String> words, boolean optional) {}

    /** The words that it can begin with. */
    Set<String> begins() {
        Set<String> begins = new HashSet<>();
        for (Part part : parts) {
            begins.addAll(part.words());
            if (!part.optional()) {
                break;
            }
        }
        return begins;
    }

    /** @param at one of those it can begin with */
    boolean matches(List<String> words, int at) {
        return (!whole || at == 0 || words.get(at - 1).equals(Words.END)) && matches(words, at, 0, 0);
    }

    private boolean matches(List<String> words, int at, int part, int taken) {
        if (part == parts.size()) {
            return !whole || at == words.size() || words.get(at).equals(Words.END);
        }
        Part next = parts.get(part);
        boolean over = at == words.size() || words.get(at).equals(Words.END);
        if (over && next.words().contains(LAST)) {
            return true;
        }
        boolean fits = !over && next.words().contains(words.get(at));
        if (!next.optional()) {
            return fits && matches(words, at + 1, part + 1, 0);
        }
        return (fits && taken < 2 && matches(words, at + 1, part, taken + 1)) || matches(words, at, part + 1, 0);
    }
}
