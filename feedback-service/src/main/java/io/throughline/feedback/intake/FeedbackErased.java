package io.throughline.feedback.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.runtime.events.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * The event that tells the other services to erase a feedback too, final whatever its order; its contract is in
 * {@code src/contract/feedback-erased/v1}.
 */
public record FeedbackErased(UUID organization, UUID id, long revision, String store, String erasedAt) {

    static final String TYPE = "io.throughline.feedback-erased.v1";

    private static final ObjectWriter JSON = JsonMapper.builder().build().writerFor(FeedbackErased.class);

    /**
     * @param revision the feedback's last one and one more
     * @param store the feedback's: the event follows it on the same partition
     */
    public static Event event(UUID organization, UUID id, int revision, String store, Instant erasedAt) {
        return new Event(
                organization,
                FeedbackAccepted.TOPIC,
                FeedbackAccepted.key(organization, store),
                Event.id(id, revision),
                TYPE,
                erasedAt,
                json(new FeedbackErased(organization, id, revision, store, erasedAt.toString())));
    }

    private static String json(FeedbackErased erased) {
        try {
            return JSON.writeValueAsString(erased);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
