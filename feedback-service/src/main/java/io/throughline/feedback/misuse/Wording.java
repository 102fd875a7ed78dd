package io.throughline.feedback.misuse;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds abuse of people and threats of violence in a text's words, in English, German, French and Spanish and mixtures of them, also where
 * letters are replaced, stretched or spaced out. Swearing about a thing is neither. The words stand in {@code misuse/words.txt}.
 */
public final class Wording {

    private final Lexicon lexicon = Lexicon.read("/misuse/words.txt");

    /** @return {@link Flag#ABUSE}, {@link Flag#THREAT}, both or none */
    public Set<Flag> flags(String text) {
        if (text == null) {
            return Set.of();
        }
        List<String> words = Words.of(text, lexicon);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (int i = 0; i < words.size(); i++) {
            for (Phrase phrase : lexicon.beginningWith(words.get(i))) {
                if (!flags.contains(phrase.flag()) && phrase.matches(words, i)) {
                    flags.add(phrase.flag());
                }
            }
        }
        return flags;
    }
}
