package io.throughline.feedback.privacy;

import io.throughline.feedback.privacy.Tokens.Token;

/** What follows a street and its number: the flat, the postcode, the town. */
final class AddressTail {

    private static final int TOWN_WORDS = 3;

    private AddressTail() {}

    /** @param core the last token of street and number. @return the last token of all that belongs to it */
    static int end(Tokens tokens, int core) {
        int flat = flats(tokens, core);
        int postcode = postcode(tokens, flat);
        return postcode > 0 ? postcode : flat;
    }

    static boolean hasPostcode(Tokens tokens, int core) {
        return postcode(tokens, flats(tokens, core)) > 0;
    }

    private static int flats(Tokens tokens, int core) {
        int end = core;
        for (int i = 0; i < 4; i++) {
            int flat = flat(tokens, end);
            if (flat < 0) {
                return end;
            }
            end = flat;
        }
        return end;
    }

    /** ", Apt 4B", "#4", ", 2ºB", " 3. OG". @return its last token, -1 where there is none */
    private static int flat(Tokens tokens, int before) {
        boolean comma = tokens.at(before + 1).is(",") || tokens.at(before + 1).is("-");
        int at = comma ? before + 2 : before + 1;
        Token token = tokens.at(at);
        if (token.is("#") && tokens.at(at + 1).number()) {
            return at + 1;
        }
        if (token.word() && StreetWords.FLATS.contains(token.lower())) {
            Token next = tokens.at(at + 1);
            boolean letter = next.word() && next.lower().length() == 1;
            return next.number() && next.lower().length() <= 4 || letter ? at + 1 : comma ? at : -1;
        }
        if (token.number() && token.lower().matches("\\d{1,2}[ºª°].{0,2}")) {
            return at;
        }
        if (token.number() && token.lower().length() <= 2) {
            int word = tokens.at(at + 1).is(".") ? at + 2 : at + 1;
            return StreetWords.FLATS.contains(tokens.at(word).lower()) ? word : -1;
        }
        return -1;
    }

    /** ", 10115 Berlin", ", Leeds LS1 4AB", ", Springfield, IL 62704". @return its last token, 0 where there is none */
    private static int postcode(Tokens tokens, int before) {
        int at = tokens.at(before + 1).is(",") || tokens.at(before + 1).is("-") ? before + 2 : before + 1;
        if ((tokens.at(at).is("d") || tokens.at(at).is("f") || tokens.at(at).is("e"))
                && tokens.at(at + 1).is("-")) {
            at += 2;
        }
        if (isNumber(tokens, at, 4) || isNumber(tokens, at, 5)) {
            int town = town(tokens, at + 1);
            return town > at || isNumber(tokens, at, 5) ? town : 0;
        }
        int town = town(tokens, at);
        for (int i = 0; i < 2 && town >= at; i++) {
            int code = tokens.at(town + 1).is(",") ? town + 2 : town + 1;
            int end = code(tokens, code);
            if (end > 0) {
                return end;
            }
            // Springfield, IL 62704; Headingley, Leeds LS6 1AA
            town = town(tokens, code);
        }
        return code(tokens, at);
    }

    private static int code(Tokens tokens, int at) {
        if (isBritish(tokens.at(at).lower(), tokens.at(at + 1).lower())) {
            return at + 1;
        }
        if (isNumber(tokens, at, 5)) {
            boolean plusFour = tokens.at(at + 1).is("-") && isNumber(tokens, at + 2, 4);
            return plusFour ? at + 2 : at;
        }
        return 0;
    }

    /** LS1 4AB, SW1A 1AA. */
    private static boolean isBritish(String outward, String inward) {
        return outward.matches("[a-z]{1,2}\\d[a-z\\d]?") && inward.matches("\\d[a-z]{2}");
    }

    private static boolean isNumber(Tokens tokens, int at, int digits) {
        Token token = tokens.at(at);
        return token.number()
                && token.lower().length() == digits
                && token.lower().chars().allMatch(Character::isDigit);
    }

    /** @return the last of up to three words that begin with a capital; before {@code at} where there is none */
    private static int town(Tokens tokens, int at) {
        int last = at - 1;
        for (int i = at; i < at + TOWN_WORDS; i++) {
            Token token = tokens.at(i);
            boolean code = token.word() && token.lower().matches("[a-z]{1,2}\\d[a-z\\d]?");
            if (!token.word() || !token.capital() || code) {
                break;
            }
            last = i;
            if (token.dotted() && token.lower().length() > 2) {
                break;
            }
        }
        return last;
    }
}
