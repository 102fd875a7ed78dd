package io.throughline.feedback.privacy;

import static io.throughline.feedback.privacy.StreetWords.CUES;
import static io.throughline.feedback.privacy.StreetWords.PARTICLES;
import static io.throughline.feedback.privacy.StreetWords.UNITS;

import io.throughline.feedback.privacy.Tokens.Token;

/** A text's tokens, and what of an address they may be in any language. */
final class AddressTokens {

    static final int NAME_WORDS = 4;

    private static final int CUE_WITHIN = 5;

    private final PlainText text;
    private final Tokens tokens;

    AddressTokens(PlainText text) {
        this.text = text;
        this.tokens = new Tokens(text);
    }

    Token at(int i) {
        return tokens.at(i);
    }

    int size() {
        return tokens.size();
    }

    /** The last token of all that follows: the flat, the postcode, the town. */
    int tail(int end) {
        return AddressTail.end(tokens, end);
    }

    /** One to five digits, at most one letter after them. */
    boolean isHouseNumber(int at) {
        Token token = at(at);
        if (!token.number()) {
            return false;
        }
        String lower = token.lower();
        int digits = 0;
        while (digits < lower.length() && Character.isDigit(lower.charAt(digits))) {
            digits++;
        }
        return digits <= 5 && lower.length() - digits <= 1;
    }

    /** 12, 12a, 12 a, 12-14, 12/3. @return its last token, -1 where something is counted */
    int houseNumber(int at) {
        int number = at(at).is(",") ? at + 1 : at;
        if (at(number).is("nr")) {
            number++;
        }
        if (!isHouseNumber(number)) {
            return -1;
        }
        int end = number;
        if ((at(end + 1).is("-") || at(end + 1).is("/")) && isHouseNumber(end + 2)) {
            end += 2;
        }
        if (counts(end)) {
            return -1;
        }
        Token letter = at(end + 1);
        boolean oneLetter = letter.word() && letter.end() - letter.start() - (letter.dotted() ? 1 : 0) == 1;
        return oneLetter && !at(end).lower().matches(".*\\D") ? end + 1 : end;
    }

    /** Whether a unit, a sign or a decimal follows the number. */
    boolean counts(int number) {
        Token next = at(number + 1);
        boolean decimal = (next.is(",") || next.is(".") || next.is(":"))
                && at(number + 2).number()
                && next.end() == at(number + 2).start()
                && next.start() == at(number).end();
        return decimal
                || UNITS.contains(next.lower())
                || "%€$£".contains(next.lower()) && !next.lower().isEmpty();
    }

    /** The last of a name's words: capitals, with particles between them. @return less than {@code from} where it begins with none */
    int lastOfName(int from) {
        int last = from - 1;
        for (int i = from; i < from + NAME_WORDS + 2; i++) {
            Token token = at(i);
            if (token.word() && (token.capital() || elided(token))) {
                last = i;
                if (token.dotted() && token.lower().length() > 3) {
                    break; // a sentence ends
                }
            } else if (!token.is("-") && !PARTICLES.contains(token.lower())) {
                break;
            }
        }
        return last;
    }

    /** l'Église, d'Alésia */
    private boolean elided(Token token) {
        int apostrophe = token.lower().indexOf('\'');
        return apostrophe == 1 && Character.isUpperCase(text.at(token.start() + 2));
    }

    /** A postcode and a town behind it, or a word before it that announces an address. */
    boolean evident(int start, int end) {
        if (AddressTail.hasPostcode(tokens, end)) {
            return true;
        }
        int back = start;
        for (int i = 0; i < CUE_WITHIN; i++) {
            Token token = at(--back);
            if (CUES.contains(token.lower())) {
                return true;
            }
            if (token.dotted() && token.lower().length() > 3) {
                return false;
            }
        }
        return false;
    }
}
