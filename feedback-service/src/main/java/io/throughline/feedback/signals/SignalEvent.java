package io.throughline.feedback.signals;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.runtime.events.Event;
import java.math.BigDecimal;
import java.util.UUID;

/** The event that tells the other services of a signal; its contract is in {@code src/contract/signal/v1}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignalEvent(
        UUID organization,
        UUID id,
        int revision,
        String store,
        String touchpoint,
        SignalKind kind,
        BigDecimal value,
        String register,
        String device,
        String observedAt,
        String correctedAt,
        String receivedAt) {

    public static final String TOPIC = "throughline.signals.v1";

    private static final String TYPE = "io.throughline.signal.v1";
    /** A signal never changes. */
    private static final int REVISION = 1;

    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writerFor(SignalEvent.class);

    public static Event of(Signal signal) {
        return new Event(
                signal.space(),
                TOPIC,
                signal.space() + "/" + signal.store(),
                Event.id(signal.id(), REVISION),
                TYPE,
                signal.receivedAt(),
                json(signal));
    }

    private static String json(Signal signal) {
        SignalEvent data = new SignalEvent(
                signal.space(),
                signal.id(),
                REVISION,
                signal.store(),
                signal.touchpoint(),
                signal.kind(),
                signal.value(),
                signal.register(),
                signal.device(),
                signal.observedAt().toString(),
                signal.correctedAt().toString(),
                signal.receivedAt().toString());
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
