package io.throughline.feedback.privacy;

import java.util.Set;

/** What the words directly before a number say of it: a phone's, or an order's, an article's, a receipt's. */
enum NumberCues {
    PHONE,
    OTHER,
    NONE;

    private static final WordLists WORDS = WordLists.read("/privacy/number-words.txt");
    private static final Set<String> PHONES = WORDS.of("phones");
    private static final Set<String> OTHERS = WORDS.of("others");
    private static final Set<String> NUMBERS = WORDS.of("numbers");
    private static final Set<String> OWNERS = WORDS.of("owners");
    private static final Set<String> FILLERS = WORDS.of("fillers");

    private static final int MOST_WORDS = 5;
    private static final int MOST_BETWEEN = 3;
    private static final int LONGEST = 24;

    /** @param start of the number */
    static NumberCues before(PlainText text, int start) {
        boolean number = false;
        int i = start;
        for (int words = 0; words < MOST_WORDS; words++) {
            int end = i;
            for (int between = 0; between < MOST_BETWEEN && " .:#(/-".indexOf(text.at(end - 1)) >= 0; between++) {
                end--;
            }
            int begin = end;
            while (end - begin < LONGEST && (text.letter(begin - 1) || "º°'".indexOf(text.at(begin - 1)) >= 0)) {
                begin--;
            }
            if (begin == end) {
                return NONE;
            }
            String word = text.lower(begin, end);
            if (number && OWNERS.contains(word) || PHONES.contains(word)) {
                return PHONE;
            }
            if (OTHERS.contains(word) || (word.length() > 6 && word.endsWith("nummer"))) {
                return OTHER;
            }
            number |= NUMBERS.contains(word);
            if (!NUMBERS.contains(word) && !FILLERS.contains(word)) {
                return NONE;
            }
            i = begin;
        }
        return NONE;
    }
}
