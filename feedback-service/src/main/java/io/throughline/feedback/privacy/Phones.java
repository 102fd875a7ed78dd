package io.throughline.feedback.privacy;

/**
 * Phone numbers by their shape: international with + or 00, national with a leading 0, and the groupings that Spain and North America use; and
 * shorter ones where the words before call them a phone's. Dates, times, prices and counts are none, nor what the words before call an order's
 * or an article's number, unless it is grouped as only phone numbers are.
 *
 * <p>Why no library: the usual one (libphonenumber) finds only numbers that exist, and a mistyped one is to be masked as well; and looking through
 * a text of 100 characters with the rules of five countries took it 370 µs, against 6 µs for all of {@link Masking}.
 */
final class Phones {

    private static final String MASK = "[phone]";
    /** E.164 has 15; a trunk zero in brackets and a 00 in front are not counted there. */
    private static final int MOST_DIGITS = 17;

    private final PlainText text;

    private final DigitGroups groups;

    private Phones(PlainText text) {
        this.text = text;
        this.groups = new DigitGroups(text, MOST_DIGITS * 4);
    }

    static void mask(PlainText text) {
        new Phones(text).mask();
    }

    private void mask() {
        int i = 0;
        while (i < text.length()) {
            if (!text.digit(i)) {
                i++;
            } else if (text.letterOrDigit(i - 1)) {
                i = groups.afterDigits(i);
            } else {
                i = maskRun(i);
            }
        }
    }

    /** @return where to go on */
    private int maskRun(int from) {
        groups.collect(from);
        int group = 0;
        // of a very long run the rest is collected anew, so that every number is seen whole
        int most = groups.isFull() ? groups.count() - MOST_DIGITS : groups.count();
        boolean after = false;
        while (group < most) {
            int last = after || mayBegin(group) ? last(group) : -1;
            after = last >= 0;
            if (after) {
                text.mask(withPrefix(groups.start(group)), closed(groups.end(last)), MASK);
                group = last;
            }
            group++;
        }
        return group < groups.count() ? groups.start(group) : groups.end(groups.count() - 1);
    }

    /** Not in the middle of an amount, a time or a code. */
    private boolean mayBegin(int group) {
        int start = groups.start(group);
        char before = text.at(start - 1);
        if (",:.-".indexOf(before) >= 0 && text.digit(start - 2)) {
            return false;
        }
        if (before == '+' || before == '(' || before == '/') {
            return true;
        }
        if (group == 0) {
            return "€$£_=".indexOf(before) < 0;
        }
        // a long number in groups is no phone from its second group on
        boolean far = start - groups.end(group - 1) > 1;
        return before == ' ' && (far || (groups.size(group - 1) <= 2 && !isThousands(group)));
    }

    /** As in 8 410 031 965. */
    private boolean isThousands(int group) {
        return groups.size(group) == 3
                && group + 2 < groups.count()
                && groups.size(group + 1) == 3
                && groups.size(group + 2) == 3;
    }

    /** The last group of the longest number that begins with this one, -1 if there is none. */
    private int last(int first) {
        boolean plus = text.at(withPrefix(groups.start(first))) == '+';
        NumberCues cue = NumberCues.before(text, withPrefix(groups.start(first)));
        int digits = 0;
        int furthest = first;
        while (furthest < groups.count() && digits + groups.size(furthest) <= MOST_DIGITS) {
            digits += groups.size(furthest++);
        }
        for (int last = furthest - 1; last >= first; last--) {
            if (mayEnd(last) && isPhone(first, last, digits, plus, cue)) {
                return last;
            }
            digits -= groups.size(last);
        }
        return -1;
    }

    private boolean mayEnd(int last) {
        int end = groups.end(last);
        char after = text.at(end);
        if (text.letter(end) || after == '%' || after == '€' || after == '_') {
            return false;
        }
        if ((after == ',' || after == ':') && text.digit(end + 1)) {
            return false;
        }
        return last == groups.count() - 1 || after != '-' && after != '.' || text.at(end + 1) == ' ';
    }

    private boolean isPhone(int first, int last, int digits, boolean plus, NumberCues cue) {
        boolean bare = first == last;
        if (plus) {
            return digits >= 8;
        }
        if (groups.digit(first, 0) == 0 && groups.digit(first, 1) == 0 && groups.digit(first, 2) > 0 && digits >= 10) {
            return !bare || cue != NumberCues.OTHER;
        }
        if (isFrench(first, last, digits)) {
            return true;
        }
        if (groups.isDate(first, last) || digits > 13 || (bare && cue == NumberCues.OTHER)) {
            return false;
        }
        if (cue == NumberCues.PHONE
                && digits >= 6
                && !groups.hasSingles(first, last)
                && (groups.isSpaced(first, last) || !groups.isTimes(first, last))) {
            return true;
        }
        return groups.digit(first, 0) == 0
                ? isNational(first, last, digits, bare)
                : isNorthAmerican(first, last, digits)
                        || isSpanish(first, last, digits)
                        || isBareInternational(first, digits, bare);
    }

    /** 06 12 34 56 78, with the same between all. */
    private boolean isFrench(int first, int last, int digits) {
        if (last - first != 4 || digits != 10 || groups.digit(first, 0) != 0 || groups.digit(first, 1) == 0) {
            return false;
        }
        for (int group = first; group <= last; group++) {
            if (groups.size(group) != 2 || (group < last && text.at(groups.end(group)) != text.at(groups.end(first)))) {
                return false;
            }
        }
        return true;
    }

    /** Germany, Britain, France: an area or mobile code with its zero, in all 8 to 13 digits. */
    private boolean isNational(int first, int last, int digits, boolean bare) {
        if (bare) {
            return digits >= 9;
        }
        if (digits < 8 || groups.digit(first, 1) == 0) {
            return false;
        }
        if (groups.isTimes(first, last)) {
            return digits >= 9 && groups.size(first) == 1 && groups.isSlashed(first + 1); // 0 30 / 12 34 56 78
        }
        return groups.size(first) > 1 || text.at(groups.end(first)) != '.'; // 0.12345678
    }

    private boolean isNorthAmerican(int first, int last, int digits) {
        int at = first;
        if (digits == 11 && groups.digit(first, 0) == 1) {
            if (first == last) {
                return isNumberingPlan(groups.start(first) + 1);
            }
            if (groups.size(first) != 1) {
                return false;
            }
            at++;
        } else if (digits != 10) {
            return false;
        }
        if (at == last) {
            return isNumberingPlan(groups.start(at));
        }
        return last - at == 2
                && groups.size(at) == 3
                && groups.size(at + 1) == 3
                && groups.size(last) == 4
                && groups.digit(at, 0) > 1;
    }

    /** Area and exchange begin with 2 to 9, and are not N11. */
    private boolean isNumberingPlan(int start) {
        return text.at(start) > '1'
                && text.at(start + 3) > '1'
                && !(text.at(start + 1) == '1' && text.at(start + 2) == '1');
    }

    /** Nine digits from 6 to 9 on, in the usual groups; not a round number. */
    private boolean isSpanish(int first, int last, int digits) {
        if (digits != 9 || groups.digit(first, 0) < 6) {
            return false;
        }
        int count = last - first + 1;
        if (count == 1) {
            return true;
        }
        boolean threes = count == 3 && groups.size(first) == 3 && groups.size(first + 1) == 3;
        boolean twos = count == 4 && groups.size(first) + groups.size(first + 1) == 5 && groups.size(first + 2) == 2;
        boolean halves =
                count == 2 && (groups.size(first) == 3 || groups.size(first) == 2) && text.at(groups.end(first)) != '.';
        boolean round = threes
                && text.at(groups.start(last)) == '0'
                && text.at(groups.start(last) + 1) == '0'
                && text.at(groups.start(last) + 2) == '0';
        return (threes || twos || halves) && !round;
    }

    /** The country's code without a plus, for the countries whose customers write it so. */
    private boolean isBareInternational(int first, int digits, boolean bare) {
        if (!bare) {
            return false;
        }
        int country = groups.digit(first, 0) * 10 + groups.digit(first, 1);
        return switch (country) {
            case 33, 34 -> digits == 11 && groups.digit(first, 2) > 0;
            case 44 -> digits == 12 && groups.digit(first, 2) > 0;
            case 49 -> (digits == 12 || digits == 13) && groups.digit(first, 2) == 1;
            default -> false;
        };
    }

    /** With the plus and the bracket before it. */
    private int withPrefix(int start) {
        int i = start;
        while (text.at(i - 1) == '(' || text.at(i - 1) == '+') {
            i--;
        }
        return i;
    }

    private int closed(int end) {
        return text.at(end) == ')' ? end + 1 : end;
    }
}
