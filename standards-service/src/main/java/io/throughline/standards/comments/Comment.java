package io.throughline.standards.comments;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What somebody says to a version before it is published.
 *
 * @param field what of the version it is about, as {@link Pointer} says; null for the whole
 * @param text null where it is withdrawn
 * @param by as the identity provider names them
 * @param positions what they did then, such as cashier
 * @param withdrawnAt null where it is not
 * @param answer null while there is none
 */
public record Comment(
        UUID id,
        String field,
        String text,
        String by,
        Role role,
        List<String> positions,
        Instant at,
        Instant withdrawnAt,
        Answer answer) {

    /** The longest text, also of an answer, in characters. */
    public static final int LONGEST = 2000;

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    /**
     * What head office made of it.
     *
     * @param text null where none was given, which a declined one always has
     * @param by as the identity provider names them
     */
    public record Answer(Outcome outcome, String text, String by, Instant at) {

        public enum Outcome {
            TAKEN_UP,
            DECLINED;

            public static final Map<String, Outcome> BY_NAME = WireNames.index(values());

            /** The name in JSON and SQL. */
            @JsonValue
            public String wireName() {
                return WireNames.of(this);
            }
        }
    }

    /** As whom somebody comments. */
    public enum Role {
        HEAD_OFFICE,
        STORE_MANAGER,
        ASSOCIATE;

        public static final Map<String, Role> BY_NAME = WireNames.index(values());

        /** The name in JSON and SQL. */
        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }
}
