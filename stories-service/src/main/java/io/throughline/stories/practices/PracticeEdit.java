package io.throughline.stories.practices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a person decided about a practice; the machine keeps to it for ever.
 *
 * @param other the practice that it was merged into, or that was made of what was taken out of it
 * @param stories that it was about
 * @param by the person, as the token names them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PracticeEdit(What what, UUID other, int stories, String by, Instant at) {

    /** The kinds of decisions. */
    public enum What {
        MERGE,
        SPLIT,
        TITLE;

        public static final Map<String, What> BY_NAME = WireNames.index(values());

        /** The name in JSON and SQL. */
        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }
}
