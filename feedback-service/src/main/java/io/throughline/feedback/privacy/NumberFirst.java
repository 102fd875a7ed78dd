package io.throughline.feedback.privacy;

import static io.throughline.feedback.privacy.StreetWords.DIRECTIONS;
import static io.throughline.feedback.privacy.StreetWords.ENGLISH;
import static io.throughline.feedback.privacy.StreetWords.ENGLISH_WEAK;
import static io.throughline.feedback.privacy.StreetWords.FRENCH;
import static io.throughline.feedback.privacy.StreetWords.FRENCH_WEAK;
import static io.throughline.feedback.privacy.StreetWords.MONTHS;
import static io.throughline.feedback.privacy.StreetWords.PARTICLES;
import static io.throughline.feedback.privacy.StreetWords.UNITS;

import io.throughline.feedback.privacy.Tokens.Token;

/** Streets with the number before them, as in English and French. */
final class NumberFirst {

    private final AddressTokens tokens;

    NumberFirst(AddressTokens tokens) {
        this.tokens = tokens;
    }

    /** 12 High Street, 5 bis rue de la Paix. @return the last token, -1 if there is none */
    int find(int at) {
        if (!tokens.isHouseNumber(at) || tokens.at(at - 1).is("#")) {
            return -1;
        }
        int next = at + 1;
        if ((tokens.at(next).is("-") || tokens.at(next).is("/")) && tokens.isHouseNumber(next + 1)) {
            next += 2;
        }
        if (tokens.at(next).is("bis")
                || tokens.at(next).is("ter")
                || tokens.at(next).is("quater")) {
            next++;
        }
        if (tokens.at(next).is(",")) {
            next++;
        }
        int french = french(at, next);
        return french >= 0 ? french : english(at, next);
    }

    private int french(int at, int type) {
        String lower = tokens.at(type).lower();
        boolean strong = FRENCH.contains(lower);
        if (!strong && !FRENCH_WEAK.contains(lower)) {
            return -1;
        }
        int name = type + 1;
        while (name - type < AddressTokens.NAME_WORDS
                && PARTICLES.contains(tokens.at(name).lower())) {
            name++;
        }
        if (isDay(name)) {
            return tokens.at(name + 2).lower().matches("1[89]\\d\\d") ? name + 2 : name + 1; // rue du 8 mai 1945
        }
        if (!tokens.at(name).word()) {
            return -1;
        }
        int end = tokens.lastOfName(name);
        if (end >= name) {
            return end;
        }
        boolean apposition = tokens.at(type - 1).is(",") && name == type + 1; // caisse 12, rue piétonne
        boolean lowerIsEnough =
                (strong && !apposition && !tokens.at(name).lower().startsWith("d'")) || tokens.evident(at, name);
        return lowerIsEnough ? name : -1;
    }

    private boolean isDay(int at) {
        return tokens.at(at).number()
                && tokens.at(at + 1).word()
                && tokens.at(at).lower().length() <= 2;
    }

    private int english(int at, int first) {
        boolean capitals = true;
        for (int i = first; i <= first + AddressTokens.NAME_WORDS; i++) {
            Token token = tokens.at(i);
            String lower = token.lower();
            boolean strong = ENGLISH.contains(lower);
            if (i > first && (strong || ENGLISH_WEAK.contains(lower))) {
                int end = DIRECTIONS.contains(tokens.at(i + 1).lower())
                                && tokens.at(i + 1).capital()
                        ? i + 1
                        : i;
                boolean further = !strong
                        && i < first + AddressTokens.NAME_WORDS
                        && ENGLISH.contains(tokens.at(i + 1).lower());
                if (!further) {
                    return (strong && capitals)
                                    || (lower.equals("st") && capitals && !saint(i))
                                    || tokens.evident(at, end)
                            ? end
                            : -1;
                }
            }
            boolean ordinal = token.number() && i == first && lower.matches("\\d{1,3}(st|nd|rd|th)");
            if ((!token.word() && !ordinal) || MONTHS.contains(lower) || UNITS.contains(lower)) {
                return -1;
            }
            if (token.dotted() && lower.length() > 2) {
                return -1; // a sentence ends
            }
            capitals &= token.capital() || ordinal;
        }
        return -1;
    }

    /** St Patrick, and not High St. */
    private boolean saint(int at) {
        return tokens.at(at + 1).word()
                && tokens.at(at + 1).capital()
                && tokens.at(at + 1).lower().length() > 2;
    }
}
