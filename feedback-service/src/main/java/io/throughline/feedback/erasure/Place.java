package io.throughline.feedback.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.time.Instant;

/**
 * A place where words of the feedback stood, and what is known of them there.
 *
 * @param due when they are to be gone; null where nobody said so
 * @param feedback of how many feedbacks it is confirmed; null where nobody confirms
 * @param confirmedAt when the last was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Place(Name place, State state, Instant due, Long feedback, Instant confirmedAt) {

    /** In the order in which the words leave them. */
    public enum Name {
        FEEDBACK_DATABASE,
        STORIES_DATABASE,
        STANDARDS_DATABASE,
        TOPICS,
        DEAD_LETTERS,
        BACKUPS;

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }

    /** Databases confirm; topics and backups let go of everything by their age. */
    public enum State {
        WAITING,
        OVERDUE,
        CONFIRMED,
        EXPIRING,
        EXPIRED,
        UNKNOWN;

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }

    static Place confirmed(Name name, Instant due, long feedback, Instant at) {
        return new Place(name, State.CONFIRMED, due, feedback, at);
    }

    static Place awaited(Name name, Instant due, long feedback, Instant now) {
        return new Place(name, now.isAfter(due) ? State.OVERDUE : State.WAITING, due, feedback, null);
    }

    /** @param certain whether nothing is added to it any more */
    static Place expiring(Name name, Instant due, boolean certain, Instant now) {
        return new Place(name, certain && now.isAfter(due) ? State.EXPIRED : State.EXPIRING, due, null, null);
    }

    static Place unknown(Name name) {
        return new Place(name, State.UNKNOWN, null, null, null);
    }
}
