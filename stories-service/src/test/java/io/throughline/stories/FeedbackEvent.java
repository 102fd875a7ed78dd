package io.throughline.stories;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The data of a feedback-accepted event: a good rating at a kiosk of store S001, unless said otherwise. */
public final class FeedbackEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> data = new LinkedHashMap<>();

    private FeedbackEvent(UUID organization) {
        with("organization", organization.toString());
        with("id", UUID.randomUUID().toString());
        with("revision", 1);
        with("store", "S001");
        with("touchpoint", "checkout");
        with("channel", "kiosk");
        collectedAt(Instant.parse("2026-11-21T09:15:30Z"));
        with("receivedAt", "2026-11-21T09:15:31Z");
        with("rating", Map.of("metric", "csat", "value", 5, "min", 1, "max", 5, "normalized", 100));
    }

    public static FeedbackEvent of(UUID organization) {
        return new FeedbackEvent(organization);
    }

    public FeedbackEvent with(String field, Object value) {
        data.put(field, value);
        return this;
    }

    public FeedbackEvent store(String store) {
        return with("store", store);
    }

    public FeedbackEvent revision(int revision) {
        return with("revision", revision);
    }

    public FeedbackEvent comment(String comment) {
        return with("comment", comment);
    }

    public FeedbackEvent collectedAt(Instant time) {
        return with("collectedAt", time.toString()).with("correctedAt", time.toString());
    }

    /** Unhappy, in numbers. */
    public FeedbackEvent unhappy() {
        return with("rating", Map.of("metric", "csat", "value", 1, "min", 1, "max", 5, "normalized", 0));
    }

    public UUID id() {
        return UUID.fromString((String) data.get("id"));
    }

    public String key() {
        return data.get("organization") + "/" + data.get("store");
    }

    public String json() {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
