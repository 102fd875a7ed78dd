package io.throughline.feedback.reading;

import io.throughline.feedback.intake.Metric;
import io.throughline.feedback.misuse.Flag;
import io.throughline.feedback.sources.Channel;
import java.math.BigDecimal;

/**
 * Which feedback is meant; null leaves a filter out.
 *
 * @param store any code that the store has or had
 * @param region of the store, as it is now
 * @param minRating of the normalized value, 0 to 100, and only with a metric: metrics are never mixed
 * @param text in the comment, in upper or lower case
 * @param period by the time collected, corrected for the device's clock
 */
public record FeedbackFilter(
        String store,
        String region,
        String touchpoint,
        Channel channel,
        Metric metric,
        BigDecimal minRating,
        BigDecimal maxRating,
        String text,
        Period period,
        Flag flag,
        Boolean past,
        Status status) {

    /** All of a status. */
    public static FeedbackFilter of(Status status, String store) {
        return new FeedbackFilter(
                store, null, null, null, null, null, null, null, new Period(null, null), null, null, status);
    }
}
