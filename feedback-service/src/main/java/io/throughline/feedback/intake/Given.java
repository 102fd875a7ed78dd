package io.throughline.feedback.intake;

import io.throughline.feedback.commit.Entry;
import io.throughline.feedback.commit.EntryKey;
import io.throughline.feedback.commit.Outcome;
import io.throughline.feedback.sources.Origin;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A feedback on its way to be kept.
 *
 * @param owner the organization whose stores it may name; another than the space that it is kept in where it was given with a test key
 */
public record Given(UUID owner, Feedback feedback) {

    /** @param past whether it is imported */
    public static Entry<Given> entry(
            Submission submission, Origin origin, boolean past, Instant receivedAt, Consumer<Outcome> settled) {
        Feedback feedback = Feedback.of(submission, origin, past, receivedAt);
        return new Entry<>(
                new EntryKey(feedback.organization(), feedback.id()),
                submission.digest(),
                origin.allowance().key(),
                new Given(origin.organization(), feedback),
                settled);
    }
}
