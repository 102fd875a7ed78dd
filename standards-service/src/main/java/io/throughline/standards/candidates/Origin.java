package io.throughline.standards.candidates;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** What kind of story a practice was found in. */
public enum Origin {
    PRAISE,
    SUGGESTION,
    COMPLAINT;

    public static final Map<String, Origin> BY_NAME = WireNames.index(values());

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
