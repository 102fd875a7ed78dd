package io.throughline.feedback.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.runtime.events.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A store as the other services are told of it; the contract is in {@code src/contract/store/v1}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoreState(
        UUID organization,
        UUID id,
        long revision,
        @JsonUnwrapped Values values,
        Set<String> aliases,
        Status status,
        String openedOn,
        String closedOn,
        List<Period> history) {

    public static final String TOPIC = "throughline.stores.v1";

    private static final String TYPE = "io.throughline.store.v1";
    private static final ObjectWriter JSON = JsonMapper.builder().build().writerFor(StoreState.class);

    /**
     * All that held, or is going to hold, from a day to the next period's.
     *
     * @param from null for ever
     * @param kind what made it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Period(
            String from,
            ChangeKind kind,
            Status status,
            @JsonUnwrapped Values values) {

        private static Period of(History.Entry entry) {
            return new Period(
                    text(entry.change().effectiveFrom()),
                    entry.change().kind(),
                    entry.state().status(),
                    entry.state().values());
        }
    }

    public static Event event(Store store) {
        return of(store).event(store.changedAt());
    }

    static StoreState of(Store store) {
        return new StoreState(
                store.organization(),
                store.id(),
                store.revision(),
                store.current().values(),
                store.aliases(),
                store.current().status(),
                text(store.current().openedOn()),
                text(store.current().closedOn()),
                store.history().entries().stream().map(Period::of).toList());
    }

    private Event event(Instant changedAt) {
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
