package io.throughline.feedback.reading.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.throughline.feedback.intake.Content;
import io.throughline.feedback.intake.Feedback;
import io.throughline.feedback.misuse.Flag;
import io.throughline.feedback.reading.HeldReason;
import io.throughline.feedback.reading.ReadFeedback;
import io.throughline.feedback.reading.Status;
import io.throughline.feedback.reading.sql.FeedbackPages;
import io.throughline.feedback.sources.Channel;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A feedback as the API shows it: without who gave it.
 *
 * @param passedOn whether the other services have been told: its story follows; only where one is asked for by its id
 * @param store its present code
 * @param storeAsGiven where that is another
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeedbackView(
        UUID id,
        Status status,
        HeldReason heldBecause,
        Boolean passedOn,
        int revision,
        String store,
        String storeAsGiven,
        String touchpoint,
        Channel channel,
        String collectedAt,
        String sentAt,
        String receivedAt,
        String correctedAt,
        Boolean past,
        Set<Flag> flags,
        @JsonUnwrapped Content content) {

    static FeedbackView of(FeedbackPages.Single single) {
        return of(single.read(), single.passedOn());
    }

    public static FeedbackView of(ReadFeedback read) {
        return of(read, null);
    }

    private static FeedbackView of(ReadFeedback read, Boolean passedOn) {
        Feedback feedback = read.feedback();
        return new FeedbackView(
                feedback.id(),
                read.status(),
                read.held(),
                passedOn,
                feedback.revision(),
                read.store(),
                feedback.store().equals(read.store()) ? null : feedback.store(),
                feedback.touchpoint(),
                feedback.channel(),
                feedback.collectedAt().toString(),
                text(feedback.sentAt()),
                feedback.receivedAt().toString(),
                feedback.correctedAt().toString(),
                feedback.past() ? true : null,
                feedback.flags(),
                feedback.content());
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
