package io.throughline.feedback.reading;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** What feedback is counted by. */
public enum Dimension {
    /** A day in the store's zone. */
    DAY,
    STORE,
    TOUCHPOINT;

    public static final Map<String, Dimension> BY_NAME = WireNames.index(values());

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
