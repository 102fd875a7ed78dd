package io.throughline.standards;

import static io.throughline.standards.Api.headOffice;
import static io.throughline.standards.Api.soon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The data of accepted feedback that an employee gave: received now in store S012, unless said otherwise. */
public final class VoiceEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> data = new LinkedHashMap<>();

    private VoiceEvent(UUID organization, String voice) {
        with("organization", organization.toString());
        with("id", UUID.randomUUID().toString());
        revision(1);
        store("S012");
        with("touchpoint", "checkout");
        with("channel", "employee");
        receivedAt(Instant.now());
        words("A low trolley would help.");
        with("voice", voice);
    }

    public static VoiceEvent suggestion(UUID organization) {
        return new VoiceEvent(organization, "suggestion");
    }

    public static VoiceEvent need(UUID organization) {
        return new VoiceEvent(organization, "need");
    }

    public VoiceEvent with(String field, Object value) {
        data.put(field, value);
        return this;
    }

    public VoiceEvent id(UUID id) {
        return with("id", id.toString());
    }

    public VoiceEvent revision(int revision) {
        return with("revision", revision);
    }

    public VoiceEvent store(String code) {
        return with("store", code);
    }

    public VoiceEvent words(String masked) {
        return with("comment", masked);
    }

    /** None takes them back. */
    public VoiceEvent flags(String... flags) {
        data.remove("flags");
        return flags.length == 0 ? this : with("flags", List.of(flags));
    }

    public VoiceEvent receivedAt(Instant time) {
        return with("collectedAt", time.toString())
                .with("correctedAt", time.toString())
                .with("receivedAt", time.toString());
    }

    public UUID id() {
        return UUID.fromString((String) data.get("id"));
    }

    public Topics.Sent sent() {
        String key = data.get("organization") + "/" + data.get("store");
        String event = data.get("id") + ":" + data.get("revision");
        try {
            return new Topics.Sent(
                    Topics.FEEDBACK, "io.throughline.feedback-accepted.v1", key, event, JSON.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes it as it is now, and waits until that revision of it is known. */
    public VoiceEvent told() {
        Topics.publish(sent());
        UUID organization = UUID.fromString((String) data.get("organization"));
        soon().until(() -> voice(organization, id()), answer -> data.get("revision")
                .equals(answer.path("revision")));
        return this;
    }

    /** As head office sees it. */
    public static Response voice(UUID organization, UUID id) {
        return headOffice(organization).get("/v1/voices/{id}", id);
    }
}
