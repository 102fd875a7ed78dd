package io.throughline.stories.corrections;

import io.throughline.stories.classification.Basis;
import io.throughline.stories.classification.Classification;
import io.throughline.stories.stories.Story;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Why a story waits for people, and how much a label for it would teach: margin sampling (Scheffer, Decomain and Wrobel 2001), damped
 * for what is nearly the same as what waits or was labelled already.
 *
 * @param rank the higher, the earlier; what may be critical comes before all else
 * @param alike near duplicates that were there before
 */
public record Teaching(Reason reason, int rank, int alike) {

    private static final int CRITICAL_FIRST = 10_000_000;
    private static final double ONE = 1_000_000;

    /** Where it waits for people at all. */
    public static boolean waits(Story story) {
        return story.classification().review() && story.feedback().flags().isEmpty();
    }

    /** @param alike near duplicates that were queued or corrected before */
    public static Teaching of(Classification classification, int alike) {
        Reason reason = reason(classification);
        double uncertain = classification.basis() == Basis.TEXT ? 1 - margin(classification) : 0;
        int teaches = (int) Math.round(ONE * uncertain / (1 + alike));
        return new Teaching(reason, teaches + (reason == Reason.POSSIBLY_CRITICAL ? CRITICAL_FIRST : 0), alike);
    }

    private static Reason reason(Classification classification) {
        if (classification.explanation().mayBeCritical()) {
            return Reason.POSSIBLY_CRITICAL;
        }
        return classification.basis() == Basis.TEXT ? Reason.UNCERTAIN_KIND : Reason.LANGUAGE_NOT_MEASURED;
    }

    /** By how much the best kind is more probable than the second, 0 to 1. */
    static double margin(Classification classification) {
        List<Double> best = classification.explanation().kinds().entrySet().stream()
                .map(Map.Entry::getValue)
                .sorted(Comparator.reverseOrder())
                .limit(2)
                .toList();
        return best.isEmpty() ? 1 : best.get(0) - (best.size() > 1 ? best.get(1) : 0);
    }
}
