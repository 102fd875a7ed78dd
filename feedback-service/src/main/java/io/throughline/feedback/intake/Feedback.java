package io.throughline.feedback.intake;

import io.throughline.feedback.misuse.Flag;
import io.throughline.feedback.sources.Channel;
import io.throughline.feedback.sources.Origin;
import java.time.Duration;
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
 * @param employee who served, as a pseudonym; null where the organization does not allow attribution
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

    /** A clock that is off by less than this is right: the rest is the way here. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

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
                past ? submission.collectedAt() : corrected(submission, receivedAt),
                submission.customer(),
                origin.pseudonyms().of(submission.employee()),
                submission.content());
    }

    private static Instant corrected(Submission submission, Instant receivedAt) {
        if (submission.sentAt() == null) {
            return submission.collectedAt();
        }
        Duration off = Duration.between(submission.sentAt(), receivedAt);
        return off.abs().compareTo(TOLERANCE) <= 0
                ? submission.collectedAt()
                : submission.collectedAt().plus(off);
    }
}
