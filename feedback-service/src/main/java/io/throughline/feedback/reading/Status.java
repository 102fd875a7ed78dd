package io.throughline.feedback.reading;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** Where a feedback stands. */
public enum Status {
    ACCEPTED,
    /** Its store's code is not registered, or the store had closed. */
    HELD;

    public static final Map<String, Status> BY_NAME = WireNames.index(values());

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
