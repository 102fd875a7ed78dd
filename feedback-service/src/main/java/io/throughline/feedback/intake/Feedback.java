package io.throughline.feedback.intake;

import io.throughline.feedback.misuse.Flag;
import io.throughline.feedback.sources.Channel;
import io.throughline.feedback.sources.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A feedback as it is kept.
 *
 * @param collectedAt by the device's clock
 * @param correctedAt collectedAt corrected for the device's clock: the time to count by
 * @param organization the space that it is kept in: the organization, or its test space
 * @param revision raised with every change that is published again
 * @param past imported: it counts, and never alerts
 * @param flags why it is left out of practices and figures, if it is
 * @param employee who served, as a pseudonym or, where the organization wants its employees named, as given; null where it does not allow
 *     attribution, and for a complaint
 */
public record Feedback(
        UUID organization,
        UUID id,
        int revision,
        boolean past,
        Set<Flag> flags,
        String store,
        String touchpoint,
        Channel channel,
        UUID source,
        Instant collectedAt,
        Instant sentAt,
        Instant receivedAt,
        Instant correctedAt,
        String customer,
        String employee,
        Content content) {

    private static final int FIRST = 1;
    private static final BigDecimal MIDDLE = BigDecimal.valueOf(50);

    public static Feedback of(Submission submission, Origin origin, boolean past, Instant receivedAt) {
        return new Feedback(
                origin.space(),
                submission.id(),
                FIRST,
                past,
                submission.flags(),
                submission.store(),
                submission.touchpoint(),
                origin.channel(),
                origin.source(),
                submission.collectedAt(),
                submission.sentAt(),
                receivedAt,
                past
                        ? submission.collectedAt()
                        : DeviceClock.corrected(submission.collectedAt(), submission.sentAt(), receivedAt),
                submission.customer(),
                isComplaint(submission.content()) ? null : origin.pseudonyms().of(submission.employee()),
                submission.content());
    }

    /** By its rating; of words alone, what they are is known only when they have been read. */
    private static boolean isComplaint(Content content) {
        return content.rating() != null && content.rating().normalized().compareTo(MIDDLE) < 0;
    }
}
