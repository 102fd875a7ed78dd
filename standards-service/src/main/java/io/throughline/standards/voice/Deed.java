package io.throughline.standards.voice;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a person did about a suggestion or need; no event undoes it.
 *
 * @param by as the identity provider names them
 * @param owner to whom it was given; null for other deeds
 * @param due to which day its answer was moved; null for other deeds
 * @param outcome of an answer; null for other deeds
 * @param text of an answer what it says, otherwise why, or null
 */
public record Deed(
        Action action, String by, Role role, Instant at, Owner owner, LocalDate due, Outcome outcome, String text) {

    /** Gives it to an owner, moves the day that its answer is due, or answers. */
    public enum Action {
        GIVE,
        MOVE,
        ANSWER;

        public static final Map<String, Action> BY_NAME = WireNames.index(values());

        /** The name in JSON and SQL. */
        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }

    public static Deed give(Owner owner, String why, String by, Role role, Instant at) {
        return new Deed(Action.GIVE, by, role, at, owner, null, null, why);
    }

    public static Deed move(LocalDate due, String why, String by, Role role, Instant at) {
        return new Deed(Action.MOVE, by, role, at, null, due, null, why);
    }

    public static Deed answer(Outcome outcome, String text, String by, Role role, Instant at) {
        return new Deed(Action.ANSWER, by, role, at, null, null, outcome, text);
    }
}
