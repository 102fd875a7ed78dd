package io.throughline.stories.classification.model;

import java.util.ArrayList;
import java.util.List;

/** Words and their n-grams, in the order of the text. */
final class Words {

    private static final int MAX_WORDS = 1_000;
    private static final int MAX_WORD = 24;
    private static final int NEGATION_REACH = 3;

    private Words() {}

    /** Words of letters, digits and apostrophes; numbers become {@code #}. */
    static List<String> of(String lowerCase) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= lowerCase.length() && words.size() < MAX_WORDS; i++) {
            boolean in = i < lowerCase.length()
                    && (Character.isLetterOrDigit(lowerCase.charAt(i)) || lowerCase.charAt(i) == '\'');
            if (in && start < 0) {
                start = i;
            } else if (!in && start >= 0) {
                String word = lowerCase.substring(start, Math.min(i, start + MAX_WORD));
                words.add(Character.isDigit(word.charAt(0)) ? "#" : word);
                start = -1;
            }
        }
        return words;
    }

    /** Single words, pairs, and each word that a negation reaches as {@code not_word}. */
    static List<String> grams(List<String> words, Lexicon lexicon) {
        List<String> grams = new ArrayList<>();
        int sinceNegation = NEGATION_REACH + 1;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            grams.add(word);
            if (i > 0) {
                grams.add(words.get(i - 1) + " " + word);
            }
            if (sinceNegation <= NEGATION_REACH) {
                grams.add("not_" + word);
            }
            sinceNegation = lexicon.negates(word) ? 1 : sinceNegation + 1;
        }
        return grams;
    }

    /** Runs of three to five characters inside each word, with its borders as {@code _}: they see through typos and endings. */
    static List<String> characterGrams(List<String> words) {
        List<String> grams = new ArrayList<>();
        for (String word : words) {
            String bordered = "_" + word + "_";
            for (int n = 3; n <= 5; n++) {
                for (int i = 0; i + n <= bordered.length(); i++) {
                    grams.add(bordered.substring(i, i + n));
                }
            }
        }
        return grams;
    }
}
