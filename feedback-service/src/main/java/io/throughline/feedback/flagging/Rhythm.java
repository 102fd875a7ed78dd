package io.throughline.feedback.flagging;

import io.throughline.feedback.misuse.Flag;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds what customers do not do at a device: too many feedbacks at once, and a row of equal taps at the end of the scale, each soon after
 * the one before.
 *
 * @param most feedbacks of one device within {@code window} that customers may give; more is a burst
 * @param taps so many equal ones in a row, each within {@code gap} of the one before, are staff's
 */
public record Rhythm(int most, Duration window, int taps, Duration gap) {

    /**
     * @param ofOneDevice in the order in which they were collected
     * @return those that are part of a burst or a row, all of it
     */
    public Map<Tap, Set<Flag>> flagged(List<Tap> ofOneDevice) {
        Map<Tap, Set<Flag>> flagged = new LinkedHashMap<>();
        int begin = 0;
        int counted = 0;
        int row = 0;
        for (int i = 0; i < ofOneDevice.size(); i++) {
            while (!within(window, ofOneDevice.get(begin), ofOneDevice.get(i))) {
                begin++;
            }
            if (i - begin >= most) {
                counted = flag(ofOneDevice, Math.max(begin, counted), i, Flag.BURST, flagged);
            }
            if (i > 0 && !follows(ofOneDevice.get(i - 1), ofOneDevice.get(i))) {
                flagRow(ofOneDevice, row, i - 1, flagged);
                row = i;
            }
        }
        flagRow(ofOneDevice, row, ofOneDevice.size() - 1, flagged);
        return flagged;
    }

    /**
     * What is to be seen of a burst or a row by who sees only what came in within a slice of time, the slices being even: as it falls into
     * a few of them, one has its share of it.
     */
    public Rhythm seenWithin(Duration slice) {
        return new Rhythm(
                share(most + 1, window, slice) - 1, window, share(taps, gap.multipliedBy(taps - 1L), slice), gap);
    }

    /** @return at least 2: one by itself has no rhythm */
    private static int share(int all, Duration span, Duration slice) {
        long slices = span.dividedBy(slice) + 2;
        return (int) Math.max(2, (all + slices - 1) / slices);
    }

    /** The fewest feedbacks of a device in which there is something to find. */
    public int least() {
        return Math.min(most + 1, taps);
    }

    private boolean follows(Tap one, Tap next) {
        return one.extreme() != null
                && Objects.equals(one.extreme(), next.extreme())
                && !gap.minus(between(one, next)).isNegative();
    }

    private void flagRow(List<Tap> all, int first, int last, Map<Tap, Set<Flag>> flagged) {
        if (last - first + 1 >= taps) {
            flag(all, first, last, Flag.STAFF_TAPS, flagged);
        }
    }

    /** @return the place after the last */
    private static int flag(List<Tap> all, int first, int last, Flag flag, Map<Tap, Set<Flag>> flagged) {
        for (int i = first; i <= last; i++) {
            flagged.computeIfAbsent(all.get(i), tap -> EnumSet.noneOf(Flag.class))
                    .add(flag);
        }
        return last + 1;
    }

    private static boolean within(Duration window, Tap one, Tap other) {
        return between(one, other).compareTo(window) < 0;
    }

    private static Duration between(Tap one, Tap other) {
        return Duration.between(one.at(), other.at());
    }
}
