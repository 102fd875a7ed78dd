package io.throughline.runtime.republish;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.time.Instant;
import java.util.UUID;

/**
 * A topic's events of an organization that are published again, and how far it is.
 *
 * @param from first instant of the period, null for no beginning
 * @param to first instant after the period, null for no end
 * @param events in the outbox so far
 * @param endedAt null while it runs
 * @param reason what it waits for, or why it failed; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Republication(
        String topic,
        UUID organization,
        Instant from,
        Instant to,
        State state,
        long events,
        Instant startedAt,
        Instant endedAt,
        String reason) {

    enum State {
        RUNNING,
        DONE,
        FAILED;

        @JsonValue
        String wireName() {
            return WireNames.of(this);
        }
    }

    static Republication begin(String topic, UUID organization, Instant from, Instant to, Instant now) {
        return new Republication(topic, organization, from, to, State.RUNNING, 0, now, null, null);
    }

    Republication after(int more) {
        return new Republication(topic, organization, from, to, state, events + more, startedAt, null, null);
    }

    Republication waitingFor(String what) {
        return new Republication(topic, organization, from, to, state, events, startedAt, null, what);
    }

    Republication done(Instant now) {
        return new Republication(topic, organization, from, to, State.DONE, events, startedAt, now, null);
    }

    Republication failed(String why, Instant now) {
        return new Republication(topic, organization, from, to, State.FAILED, events, startedAt, now, why);
    }
}
