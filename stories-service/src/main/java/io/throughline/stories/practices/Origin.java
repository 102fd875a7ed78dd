package io.throughline.stories.practices;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** What kind of story a practice is found in. Stories of different origins are never in one practice. */
public enum Origin {
    /** Exceptional stories: what was done. */
    PRAISE,
    /** Suggestions: what was asked for. */
    SUGGESTION,
    /** Complaints: what went wrong. */
    COMPLAINT;

    public static final Map<String, Origin> BY_NAME = WireNames.index(values());

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
