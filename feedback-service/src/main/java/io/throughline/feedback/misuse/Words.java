package io.throughline.feedback.misuse;

import java.util.ArrayList;
import java.util.List;

/** A text's words as the lexicon has them: small letters without accents, and what was done to hide them undone. */
final class Words {

    /** Between sentences. */
    static final String END = ".";

    private static final String ACCENTED = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";
    private static final String PLAIN = "aaaaaaceeeeiiiinoooooouuuuyy";
    private static final String DISGUISED = "@4301!5$7";
    private static final String MEANT = "aaeoiisst";

    /** This many letters on their own in a row are one word spaced out. */
    private static final int SPACED_OUT = 4;

    private Words() {}

    static List<String> of(String text, Lexicon lexicon) {
        List<String> words = new ArrayList<>(text.length() / 5 + 1);
        StringBuilder word = new StringBuilder();
        StringBuilder spaced = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? plain(text, i) : 0;
            if (c != 0) {
                append(word, c);
                continue;
            }
            c = i < text.length() ? text.charAt(i) : '\n';
            if (word.length() == 1) {
                spaced.append(word);
            } else if (word.length() > 1) {
                endOfSpaced(words, spaced, lexicon);
            }
            if (word.length() > 0) {
                words.add(lexicon.known(word.toString()));
                word.setLength(0);
            }
            boolean ends = c == '.' || c == '!' || c == '?' || c == '\n' || c == ';';
            if (ends
                    && spaced.length() == 0
                    && !words.isEmpty()
                    && !words.get(words.size() - 1).equals(END)) {
                words.add(END);
            }
        }
        endOfSpaced(words, spaced, lexicon);
        return words;
    }

    private static void endOfSpaced(List<String> words, StringBuilder spaced, Lexicon lexicon) {
        if (spaced.length() >= SPACED_OUT) {
            words.add(lexicon.known(spaced.toString()));
        }
        spaced.setLength(0);
    }

    private static void append(StringBuilder word, char c) {
        switch (c) {
            case 'ß' -> word.append("ss");
            case 'œ' -> word.append("oe");
            case 'æ' -> word.append("ae");
            default -> word.append(c);
        }
    }

    /** @return 0 for what is part of no word */
    private static char plain(String text, int i) {
        char c = text.charAt(i);
        if (c >= 'a' && c <= 'z') {
            return c;
        }
        if (c >= 'A' && c <= 'Z') {
            return (char) (c + 'a' - 'A');
        }
        if (c < 128) {
            int disguised = DISGUISED.indexOf(c);
            int next = i + 1;
            while (next < text.length() && next - i < 3 && DISGUISED.indexOf(text.charAt(next)) >= 0) {
                next++;
            }
            boolean within = next < text.length() && Character.isLetter(text.charAt(next));
            char before = i > 0 ? text.charAt(i - 1) : 0;
            boolean after = Character.isLetter(before) || before == '*' || (before == c && i > 1);
            if (c == '*') {
                return after || within ? '*' : 0;
            }
            return disguised >= 0 && within && (after || c != '!') ? MEANT.charAt(disguised) : 0;
        }
        char lower = Character.toLowerCase(c);
        int accented = ACCENTED.indexOf(lower);
        if (accented >= 0) {
            return PLAIN.charAt(accented);
        }
        return Character.isLetter(lower) ? lower : 0;
    }
}
