package io.throughline.feedback.privacy;

/** A run of digits in groups, with little between them, and what else than a phone number it may be. */
final class DigitGroups {

    private static final String BETWEEN = " ./()-";
    private static final int MOST_BETWEEN = 3;

    private final PlainText text;
    private final int[] starts;
    private final int[] ends;
    private int groups;

    /** @param most groups that are collected at once */
    DigitGroups(PlainText text, int most) {
        this.text = text;
        this.starts = new int[most];
        this.ends = new int[most];
    }

    int count() {
        return groups;
    }

    /** Whether the run may go on. */
    boolean isFull() {
        return groups == starts.length;
    }

    int start(int group) {
        return starts[group];
    }

    /** After its last digit. */
    int end(int group) {
        return ends[group];
    }

    void collect(int from) {
        groups = 0;
        int i = from;
        while (groups < starts.length) {
            starts[groups] = i;
            i = afterDigits(i);
            ends[groups++] = i;
            int next = i;
            while (next - i < MOST_BETWEEN && BETWEEN.indexOf(text.at(next)) >= 0) {
                next++;
            }
            if (next == i || !text.digit(next)) {
                return;
            }
            i = next;
        }
    }

    int afterDigits(int from) {
        int i = from;
        while (text.digit(i)) {
            i++;
        }
        return i;
    }

    int size(int group) {
        return ends[group] - starts[group];
    }

    /** @param place from the group's begin on, also beyond its end; -1 where there is no such digit */
    int digit(int group, int place) {
        int at = group;
        int left = place;
        while (at < groups && left >= size(at)) {
            left -= size(at++);
        }
        return at < groups ? text.at(starts[at] + left) - '0' : -1;
    }

    private int value(int group) {
        int value = 0;
        for (int i = starts[group]; i < ends[group] && value < 10_000; i++) {
            value = value * 10 + text.at(i) - '0';
        }
        return value;
    }

    /** Groups of one or two digits are hours, sizes, scores. */
    boolean isTimes(int first, int last) {
        for (int group = first; group <= last; group++) {
            if (size(group) > 2) {
                return false;
            }
        }
        return last > first;
    }

    /** 21.11.2026, 2026-11-21, 11/21/26; also with more after it. */
    boolean isDate(int first, int last) {
        if (last - first < 2) {
            return false;
        }
        char between = text.at(ends[first]);
        if ("./-".indexOf(between) < 0 || between != text.at(ends[first + 1])) {
            return false;
        }
        int one = value(first);
        int two = value(first + 1);
        int three = value(first + 2);
        boolean dayFirst = isDayAndMonth(one, two) && (size(first + 2) == 2 || (three >= 1900 && three < 2100));
        boolean yearFirst = one >= 1900 && one < 2100 && isDayAndMonth(two, three);
        return dayFirst || yearFirst;
    }

    private static boolean isDayAndMonth(int one, int two) {
        return one >= 1 && two >= 1 && Math.min(one, two) <= 12 && Math.max(one, two) <= 31;
    }

    boolean isSlashed(int group) {
        return text.at(ends[group]) == '/' || (text.at(ends[group]) == ' ' && text.at(ends[group] + 1) == '/');
    }

    boolean isSpaced(int first, int last) {
        for (int group = first; group < last; group++) {
            if (starts[group + 1] - ends[group] != 1 || text.at(ends[group]) != ' ') {
                return false;
            }
        }
        return true;
    }

    boolean hasSingles(int first, int last) {
        for (int group = first; group <= last; group++) {
            if (size(group) == 1) {
                return true;
            }
        }
        return false;
    }
}
