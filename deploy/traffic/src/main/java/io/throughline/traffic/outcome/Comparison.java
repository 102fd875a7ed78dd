package io.throughline.traffic.outcome;

import io.throughline.traffic.outcome.Outcome.Practice;
import io.throughline.traffic.scenario.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was found, beside what was planted.
 *
 * @param planted each planted practice with what was found of it, in the truth's order
 * @param others practices that were found and are none of the planted
 */
public record Comparison(List<Planted> planted, List<Practice> others) {

    private static final int LEAST_STORIES = 3;

    /**
     * @param found the practice that tells of it best, null where there is none
     * @param common stories that are of both
     * @param parts practices that are mostly of it, {@code found} among them: more than one where it was not seen to be one
     */
    public record Planted(Truth.Practice practice, Practice found, int common, int parts) {}

    /**
     * A planted practice is found where at least three of its stories are together in one practice, and are most of it.
     */
    public static Comparison of(Truth truth, Outcome outcome) {
        Set<Practice> matched = new HashSet<>();
        List<Planted> planted = new ArrayList<>();
        for (Truth.Practice practice : truth.practices()) {
            Set<String> stories = Set.copyOf(practice.feedback());
            List<Practice> parts = outcome.practices().stream()
                    .filter(found -> common(found, stories) >= LEAST_STORIES
                            && common(found, stories) * 2 > found.stories().size())
                    .sorted(Comparator.comparing((Practice found) -> -common(found, stories)))
                    .toList();
            matched.addAll(parts);
            Practice best = parts.isEmpty() ? null : parts.get(0);
            planted.add(new Planted(practice, best, best == null ? 0 : common(best, stories), parts.size()));
        }
        List<Practice> others = outcome.practices().stream()
                .filter(practice -> !matched.contains(practice))
                .toList();
        return new Comparison(planted, others);
    }

    public long found() {
        return planted.stream().filter(one -> one.found() != null).count();
    }

    private static int common(Practice found, Set<String> stories) {
        return (int) found.stories().stream().filter(stories::contains).count();
    }
}
