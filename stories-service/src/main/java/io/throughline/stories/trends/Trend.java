package io.throughline.stories.trends;

import java.time.LocalDate;
import java.util.List;

/**
 * How often something is told, week by week, against how much is told at all.
 *
 * @param weeks oldest first, without gaps
 * @param change of the last week against those before, null where there is nothing to compare with
 */
public record Trend(List<Week> weeks, Change change) {

    /** Of the standard normal distribution, for 90 % of it. */
    private static final double Z = 1.645;

    /** What is added to counts before their logarithms are taken, so that none has its interval too. */
    private static final double HALF = 0.5;

    /**
     * @param week its Monday (UTC)
     * @param stories that tell of it
     * @param feedback all there was
     * @param share of the feedback, 0 to 1; 0 where there was none
     */
    public record Week(LocalDate week, long stories, long feedback, double share) {

        public static Week of(LocalDate week, long stories, long feedback) {
            return new Week(week, stories, feedback, feedback == 0 ? 0 : Math.round(1e5 * stories / feedback) / 1e5);
        }
    }

    /**
     * How many times as often, of the same amount of feedback.
     *
     * @param low of the 90 % interval
     * @param high of it
     */
    public record Change(double times, double low, double high) {}

    /** @param weeks at least two, oldest first */
    public static Trend of(List<Week> weeks) {
        List<Week> before = weeks.subList(0, weeks.size() - 1);
        return new Trend(weeks, change(before, weeks.get(weeks.size() - 1)));
    }

    /**
     * The ratio of two rates, by the normal approximation of its logarithm. Weeks differ by more than chance: the variance is taken as many times
     * larger as the weeks before differ more than a Poisson process would (quasi-likelihood: McCullagh and Nelder 1989, 6.2).
     */
    private static Change change(List<Week> before, Week last) {
        long feedback = before.stream().mapToLong(Week::feedback).sum();
        long stories = before.stream().mapToLong(Week::stories).sum();
        if (feedback == 0 || last.feedback() == 0) {
            return null;
        }
        double rate = (stories + HALF) / feedback;
        double ratio = Math.log((last.stories() + HALF) / last.feedback() / rate);
        double deviation = Math.sqrt(dispersion(before, rate) * (1 / (last.stories() + HALF) + 1 / (stories + HALF)));
        return new Change(
                hundredths(Math.exp(ratio)),
                hundredths(Math.exp(ratio - Z * deviation)),
                hundredths(Math.exp(ratio + Z * deviation)));
    }

    private static double dispersion(List<Week> before, double rate) {
        double sum = 0;
        int weeks = 0;
        for (Week week : before) {
            double expected = rate * week.feedback();
            if (expected > 0) {
                sum += (week.stories() - expected) * (week.stories() - expected) / expected;
                weeks++;
            }
        }
        return weeks < 2 ? 1 : Math.max(1, sum / (weeks - 1));
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
