package io.throughline.stories.stories;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** What an employee's feedback is meant as. */
public enum Voice {
    STORY,
    SUGGESTION,
    NEED;

    public static final Map<String, Voice> BY_NAME = WireNames.index(values());

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
