package io.throughline.feedback.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.runtime.events.Event;
import io.throughline.runtime.json.WireNames;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * The event that tells the other services to erase a feedback too, final whatever its order; its contract is in
 * {@code src/contract/feedback-erased/v1}.
 *
 * @param reason null where it was asked for: then each service confirms it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackErased(UUID organization, UUID id, long revision, String store, String erasedAt, String reason) {

    static final String TYPE = "io.throughline.feedback-erased.v1";

    private static final ObjectWriter JSON = JsonMapper.builder().build().writerFor(FeedbackErased.class);

    /** Why a feedback was erased. */
    public enum Reason {
        /** Somebody asked for it. */
        REQUEST,
        /** It had been kept for as long as its organization keeps feedback. */
        RETENTION;

        private static final Map<String, Reason> BY_NAME = WireNames.index(values());

        /** @param name as it stands in the ledger; null for a request */
        public static Reason of(String name) {
            return name == null ? REQUEST : BY_NAME.get(name);
        }

        /** As it stands in the ledger and in the event: null for a request. */
        public String written() {
            return this == REQUEST ? null : WireNames.of(this);
        }
    }

    /**
     * @param revision the feedback's last one and one more
     * @param store the feedback's: the event follows it on the same partition
     */
    public static Event event(UUID organization, UUID id, int revision, String store, Instant erasedAt, Reason reason) {
        return new Event(
                organization,
                FeedbackAccepted.TOPIC,
                FeedbackAccepted.key(organization, store),
                Event.id(id, revision),
                TYPE,
                erasedAt,
                json(new FeedbackErased(organization, id, revision, store, erasedAt.toString(), reason.written())));
    }

    private static String json(FeedbackErased erased) {
        try {
            return JSON.writeValueAsString(erased);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
