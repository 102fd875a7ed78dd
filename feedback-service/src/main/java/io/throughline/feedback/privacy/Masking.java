package io.throughline.feedback.privacy;

/**
 * Masks what identifies a person in free text, before it is kept or published anywhere: e-mail addresses, payment cards (Luhn, ISO/IEC
 * 7812), IBANs (ISO 13616), phone numbers and postal addresses, as they are written in Germany, Britain, France, Spain and the United States.
 * Each in time linear in the text's length. What must and must not be masked stands in the corpus of this package's tests.
 */
public final class Masking {

    /** @param text free text; what is masked is replaced by a word in brackets that says what stood there */
    public String mask(String text) {
        if (!mayHoldAny(text)) {
            return text;
        }
        PlainText plain = new PlainText(text);
        EMails.mask(plain);
        if (hasDigits(plain)) {
            // a card's digits would pass for a phone number, and an IBAN's for a card
            Ibans.mask(plain);
            Cards.mask(plain);
            Phones.mask(plain);
            Addresses.mask(plain);
        }
        return plain.masked();
    }

    /** Most texts have nothing that could be masked, and cost no more than this. */
    private static boolean mayHoldAny(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z' && c != 'd' && c != 'p') {
                continue;
            }
            if ((c >= '0' && c <= '9') || c == '@' || EMails.mayBeSpelledOutAt(text, i)) {
                return true;
            }
            if (c >= 128 && (Character.isDigit(c) || c == '\uff20' || c == '\ufe6b')) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDigits(PlainText text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.digit(i)) {
                return true;
            }
        }
        return false;
    }
}
