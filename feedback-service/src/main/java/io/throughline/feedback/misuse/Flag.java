package io.throughline.feedback.misuse;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** Why a feedback is kept but left out of practices and figures until a person has looked at it. */
public enum Flag {
    ABUSE,
    THREAT,
    /** Too many from one device at once. */
    BURST,
    /** Equal taps in a rhythm that customers do not have. */
    STAFF_TAPS;

    public static final Map<String, Flag> BY_NAME = WireNames.index(values());

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
