package io.throughline.standards.erasure.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.runtime.events.Event;
import io.throughline.standards.erasure.Erasure;
import java.time.Instant;
import java.util.UUID;

/** The data of {@code erasure-confirmed}, version 1: what {@code src/contract} promises. */
public record ErasureConfirmed(UUID organization, UUID id, int revision, String service, String erasedAt) {

    static final String TOPIC = "throughline.erasures.v1";
    static final String TYPE = "io.throughline.erasure-confirmed.v1";

    private static final String SERVICE = "standards-service";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param erasedAt when this service has */
    public static Event event(Erasure erasure, Instant erasedAt) {
        return new Event(
                erasure.organization(),
                TOPIC,
                erasure.organization() + "/" + erasure.id(),
                Event.id(erasure.id(), erasure.revision()),
                TYPE,
                erasedAt,
                new ErasureConfirmed(
                                erasure.organization(), erasure.id(), erasure.revision(), SERVICE, erasedAt.toString())
                        .toJson());
    }

    private String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a confirmation could not be written as JSON", impossible);
        }
    }
}
