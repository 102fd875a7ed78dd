package io.throughline.feedback.privacy;

import java.math.BigInteger;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what identifies a person in free text, before it is kept or published anywhere: e-mail addresses, payment cards
 * (Luhn, ISO/IEC 7812), IBANs (ISO 13616 check digits), phone numbers, and postal addresses by their street and number.
 *
 * <p>The order matters: a card's digits would pass for a phone number. All patterns are linear in the text's length.
 */
public final class Masking {

    private static final Pattern E_MAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,4}");
    private static final Pattern IBAN = Pattern.compile(
            "\\b(?:[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?|[A-Za-z]{2}\\d{2}[A-Za-z0-9]{11,30})\\b");
    private static final Pattern CARD = Pattern.compile("(?<!\\d)\\d(?:[ -]?\\d){12,18}(?!\\d)");
    /** Possessive, so that a long run of digits is looked at once. */
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\p{L}\\d.,/-])\\+?\\(?\\d(?:[ ./()-]{0,2}+\\d)++(?![\\p{L}\\d])");

    private static final Pattern DATE =
            Pattern.compile("(?<!\\d)(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})(?!\\d)");
    private static final Pattern STREET_BEFORE_NUMBER = Pattern.compile(
            "\\b(?:\\p{Lu}[\\p{L}-]{1,30}(?:straße|strasse|str\\.|weg|platz|allee|gasse|ufer|damm)"
                    + "|(?:calle|avenida|plaza) \\p{Lu}[\\p{L}]{1,30})"
                    + ",? \\d{1,4} ?[a-zA-Z]?\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NUMBER_BEFORE_STREET = Pattern.compile(
            "\\b\\d{1,5}[a-zA-Z]?,? (?:(?:\\p{Lu}[\\p{L}']{1,30} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Boulevard|Blvd|Way|Terrace|Crescent)\\b"
                    + "|(?:rue|avenue|boulevard|place|chemin) (?:(?:de|du|des|la|le) ){0,2}\\p{Lu}[\\p{L}]{1,30})");
    private static final int LEAST_PHONE_DIGITS = 8;
    private static final int MOST_PHONE_DIGITS = 15;

    /** @param text free text; what is masked is replaced by a word in brackets that says what stood there */
    public String mask(String text) {
        if (!mayHoldAny(text)) {
            return text;
        }
        String masked = replace(text, E_MAIL, "[e-mail]", found -> true);
        masked = replace(masked, IBAN, "[iban]", Masking::isIban);
        masked = replace(masked, CARD, "[card]", Masking::isCard);
        masked = replace(masked, STREET_BEFORE_NUMBER, "[address]", found -> true);
        masked = replace(masked, NUMBER_BEFORE_STREET, "[address]", found -> true);
        return replace(masked, PHONE, "[phone]", Masking::isPhone);
    }

    private static boolean mayHoldAny(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '@' || Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String replace(String text, Pattern pattern, String mask, Predicate<String> really) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder masked = null;
        int from = 0;
        while (matcher.find()) {
            if (really.test(matcher.group())) {
                masked = masked == null ? new StringBuilder(text.length()) : masked;
                masked.append(text, from, matcher.start()).append(mask);
                from = matcher.end();
            }
        }
        return masked == null ? text : masked.append(text, from, text.length()).toString();
    }

    private static boolean isPhone(String found) {
        long digits = found.chars().filter(Character::isDigit).count();
        boolean marked = found.startsWith("+") || found.startsWith("0") || found.startsWith("(");
        return digits <= MOST_PHONE_DIGITS
                && (marked ? digits >= LEAST_PHONE_DIGITS : digits == 10 || digits == 11)
                && !DATE.matcher(found).find();
    }

    /** Luhn's check over 13 to 19 digits. */
    private static boolean isCard(String found) {
        int sum = 0;
        boolean twice = false;
        for (int i = found.length() - 1; i >= 0; i--) {
            int digit = Character.digit(found.charAt(i), 10);
            if (digit < 0) {
                continue;
            }
            int weighed = twice ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    private static boolean isIban(String found) {
        String compact = found.replace(" ", "").toUpperCase(Locale.ROOT);
        StringBuilder digits = new StringBuilder();
        String rearranged = compact.substring(4) + compact.substring(0, 4);
        rearranged.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}
