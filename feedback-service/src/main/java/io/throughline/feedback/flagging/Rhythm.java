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
