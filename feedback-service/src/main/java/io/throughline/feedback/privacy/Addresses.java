package io.throughline.feedback.privacy;

import static io.throughline.feedback.privacy.StreetWords.FLATS;

/**
 * Postal addresses: a street with its number, with the flat, the postcode and the town around it. What could be something else (a
 * court, a market square, a name without capitals) must have a postcode and a town behind it, or a word such as "live" or "Anschrift" before it.
 */
final class Addresses {

    private static final String MASK = "[address]";

    private final PlainText text;
    private final AddressTokens tokens;

    private Addresses(PlainText text) {
        this.text = text;
        this.tokens = new AddressTokens(text);
    }

    static void mask(PlainText text) {
        new Addresses(text).mask();
    }

    private void mask() {
        NumberFirst numberFirst = new NumberFirst(tokens);
        StreetFirst streetFirst = new StreetFirst(tokens);
        int i = 0;
        while (i < tokens.size()) {
            boolean number = tokens.at(i).number();
            int end = number ? numberFirst.find(i) : streetFirst.find(i);
            if (end < 0) {
                i++;
                continue;
            }
            int tail = Math.max(end, tokens.tail(end));
            int first = withFlat(number ? i : streetFirst.first());
            text.mask(tokens.at(first).start(), tokens.at(tail).end(), MASK);
            i = tail + 1;
        }
    }

    /** With "Flat 3," before it. */
    private int withFlat(int start) {
        int number = tokens.at(start - 1).is(",") ? start - 2 : start - 1;
        boolean flat = (tokens.at(number).number() || tokens.at(number).word())
                && FLATS.contains(tokens.at(number - 1).lower());
        return flat ? number - 1 : start;
    }
}
