package io.throughline.stories.corrections;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** Why a story waits for people. */
public enum Reason {
    POSSIBLY_CRITICAL,
    UNCERTAIN_KIND,
    LANGUAGE_NOT_MEASURED;

    public static final Map<String, Reason> BY_NAME = WireNames.index(values());

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
