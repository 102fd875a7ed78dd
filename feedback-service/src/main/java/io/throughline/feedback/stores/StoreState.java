package io.throughline.feedback.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.runtime.events.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A store as the other services are told of it; the contract is in {@code src/contract/store/v1}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoreState(
        UUID organization,
        UUID id,
        long revision,
        String code,
        String name,
        String region,
        String format,
        String timeZone,
        String openedOn) {

    static final String TOPIC = "throughline.stores.v1";

    private static final String TYPE = "io.throughline.store.v1";
    private static final ObjectWriter JSON = JsonMapper.builder().build().writerFor(StoreState.class);

    static StoreState of(Store store) {
        return new StoreState(
                store.organization,
                store.id,
                store.revision,
                store.code,
                store.name,
                store.region,
                store.format,
                store.timeZone,
                text(store.openedOn));
    }

    /** @param changedAt when this revision came to be */
    Event event(Instant changedAt) {
        return new Event(organization, TOPIC, organization + "/" + id, Event.id(id, revision), TYPE, changedAt, json());
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    private static String text(LocalDate date) {
        return date == null ? null : date.toString();
    }
}
