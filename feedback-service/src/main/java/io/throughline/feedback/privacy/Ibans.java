package io.throughline.feedback.privacy;

import java.util.Map;

/**
 * IBANs (ISO 13616) of the countries that have them: of their country's length, in any case and grouping. One whose check digits are wrong is
 * masked too where it is written in the usual groups of four or called an IBAN: it is mistyped, and still somebody's.
 */
final class Ibans {

    private static final String MASK = "[iban]";

    /** By the registry of SWIFT. */
    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("AD", 24),
            Map.entry("AE", 23),
            Map.entry("AL", 28),
            Map.entry("AT", 20),
            Map.entry("BA", 20),
            Map.entry("BE", 16),
            Map.entry("BG", 22),
            Map.entry("CH", 21),
            Map.entry("CY", 28),
            Map.entry("CZ", 24),
            Map.entry("DE", 22),
            Map.entry("DK", 18),
            Map.entry("EE", 20),
            Map.entry("ES", 24),
            Map.entry("FI", 18),
            Map.entry("FO", 18),
            Map.entry("FR", 27),
            Map.entry("GB", 22),
            Map.entry("GE", 22),
            Map.entry("GI", 23),
            Map.entry("GL", 18),
            Map.entry("GR", 27),
            Map.entry("HR", 21),
            Map.entry("HU", 28),
            Map.entry("IE", 22),
            Map.entry("IL", 23),
            Map.entry("IS", 26),
            Map.entry("IT", 27),
            Map.entry("LI", 21),
            Map.entry("LT", 20),
            Map.entry("LU", 20),
            Map.entry("LV", 21),
            Map.entry("MC", 27),
            Map.entry("MD", 24),
            Map.entry("ME", 22),
            Map.entry("MK", 19),
            Map.entry("MT", 31),
            Map.entry("NL", 18),
            Map.entry("NO", 15),
            Map.entry("PL", 28),
            Map.entry("PT", 25),
            Map.entry("RO", 24),
            Map.entry("RS", 22),
            Map.entry("SA", 24),
            Map.entry("SE", 24),
            Map.entry("SI", 19),
            Map.entry("SK", 24),
            Map.entry("SM", 27),
            Map.entry("TN", 24),
            Map.entry("TR", 26),
            Map.entry("UA", 29),
            Map.entry("XK", 20));

    private static final int LONGEST = 34;
    private static final int MOST_BETWEEN = 2;
    /** Of words in groups of four, which have none. */
    private static final int LEAST_DIGITS = 10;

    private Ibans() {}

    static void mask(PlainText text) {
        for (int i = 0; i + 15 <= text.length(); i++) {
            if (text.letter(i) && text.letter(i + 1) && !text.letterOrDigit(i - 1)) {
                int end = iban(text, i);
                if (end > 0) {
                    text.mask(i, end, MASK);
                    i = end - 1;
                }
            }
        }
    }

    /** @return after its end; 0 where there is none */
    private static int iban(PlainText text, int start) {
        Integer length = text.at(start) < 128 && text.at(start + 1) < 128 ? LENGTHS.get(country(text, start)) : null;
        if (length == null) {
            return 0;
        }
        int[] values = new int[LONGEST];
        boolean inFours = true;
        int found = 0;
        int digits = 0;
        int i = start;
        while (found < length) {
            int between = 0;
            while (found > 0 && between <= MOST_BETWEEN && " -./".indexOf(text.at(i)) >= 0) {
                i++;
                between++;
            }
            int value = between > MOST_BETWEEN || text.at(i) >= 128 ? -1 : Character.digit(text.at(i), 36);
            if (value < 0 || ((found == 2 || found == 3) && value > 9)) {
                return 0;
            }
            inFours &= (between > 0) == (found > 0 && found % 4 == 0);
            digits += value <= 9 ? 1 : 0;
            values[found++] = value;
            i++;
        }
        if (text.letterOrDigit(i)) {
            return 0;
        }
        return (inFours && digits >= LEAST_DIGITS) || checks(values, length) || calledSo(text, start) ? i : 0;
    }

    private static String country(PlainText text, int start) {
        return "" + Character.toUpperCase(text.at(start)) + Character.toUpperCase(text.at(start + 1));
    }

    /** ISO 7064, modulus 97: the first four characters at the end, letters as two digits. */
    private static boolean checks(int[] values, int length) {
        int remainder = 0;
        for (int i = 0; i < length; i++) {
            int value = values[(i + 4) % length];
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1;
    }

    private static boolean calledSo(PlainText text, int start) {
        return start >= 5 && text.lower(Math.max(0, start - 12), start).contains("iban");
    }
}
