package io.throughline.standards.standards;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person said of a standard's version, as the plainest model there is knows it.
 *
 * @param what publish, correct or retire
 * @param day counted from any day on
 * @param corrects the version whose place this one takes; null where it is no correction
 */
public record Said(String what, int version, int day, Integer corrects) {

    private static final int DAYS = 45;

    /**
     * The version of each day: a list that all that was said writes on. A version begins on all days from its own on, a correction on those of
     * them that have what it corrects, a retirement clears those that have the version. One that is retired on the day that it begins has never
     * been.
     */
    public static List<Integer> days(List<Said> said) {
        Map<Integer, Integer> begins = new HashMap<>();
        said.stream().filter(one -> !one.what().equals("retire")).forEach(one -> begins.put(one.version(), one.day()));
        Set<Integer> calledOff = new HashSet<>();
        said.stream()
                .filter(one -> one.what().equals("retire") && begins.get(one.version()) == one.day())
                .forEach(one -> calledOff.add(one.version()));
        Integer[] days = new Integer[DAYS];
        for (Said one : said) {
            for (int day = one.day(); day < days.length && !calledOff.contains(one.version()); day++) {
                Integer holds = days[day];
                switch (one.what()) {
                    case "publish" -> days[day] = one.version();
                    case "correct" -> days[day] = one.corrects().equals(holds) ? (Integer) one.version() : holds;
                    default -> days[day] = Integer.valueOf(one.version()).equals(holds) ? null : holds;
                }
            }
        }
        return Arrays.asList(days);
    }
}
