package io.throughline.stories.stories;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an employee's feedback is meant as. */
public enum Voice {
    STORY,
    SUGGESTION,
    NEED;

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such value */
    public static Voice of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
