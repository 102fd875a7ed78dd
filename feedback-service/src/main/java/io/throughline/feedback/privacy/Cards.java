package io.throughline.feedback.privacy;

/**
 * Payment card numbers: 14 to 19 digits in any grouping that begin as an issuer's do (ISO/IEC 7812) and pass Luhn's check. Thirteen, which
 * old cards had, are an article's number today (GTIN-13), and one in ten of those passes.
 */
final class Cards {

    private static final String MASK = "[card]";
    private static final int LEAST = 14;
    private static final int MOST = 19;
    private static final int MOST_BETWEEN = 3;

    private Cards() {}

    static void mask(PlainText text) {
        for (int i = 0; i < text.length(); i++) {
            // at a group's begin only, so a long run of digits is looked at once
            if (text.digit(i) && !text.letterOrDigit(i - 1)) {
                int end = card(text, i);
                if (end > 0) {
                    text.mask(i, end, MASK);
                    i = end - 1;
                }
            }
        }
    }

    /** The longest that begins here and ends with a group. @return after its end; 0 where there is none */
    private static int card(PlainText text, int start) {
        int[] digits = new int[MOST];
        int found = 0;
        int end = 0;
        int i = start;
        while (found < MOST && text.digit(i)) {
            digits[found++] = text.at(i++) - '0';
            if (text.digit(i)) {
                continue;
            }
            if (found >= LEAST && !text.letter(i) && begins(digits, found) && luhn(digits, found)) {
                end = i;
            }
            int next = i;
            while (next - i < MOST_BETWEEN && " -._/".indexOf(text.at(next)) >= 0) {
                next++;
            }
            if (next == i) {
                break;
            }
            i = next;
        }
        return end;
    }

    private static boolean begins(int[] digits, int length) {
        int two = digits[0] * 10 + digits[1];
        return switch (length) {
            case 14 -> two == 30 || two == 36 || two == 38 || two == 39;
            case 15 -> two == 34 || two == 37;
            case 16 -> (two >= 22 && two <= 27) || two == 35 || (two >= 40 && two <= 69) || two == 81;
            case 17, 18 -> digits[0] == 5 || digits[0] == 6;
            default -> digits[0] >= 4 && digits[0] <= 6;
        };
    }

    private static boolean luhn(int[] digits, int length) {
        int sum = 0;
        for (int i = length - 1; i >= 0; i--) {
            int weighed = (length - i) % 2 == 0 ? digits[i] * 2 : digits[i];
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
