package io.throughline.standards.candidates;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** Why a snoozed candidate is back among those that wait. */
public enum SnoozeEnd {
    DAY_REACHED,
    EVIDENCE_DOUBLED;

    public static final Map<String, SnoozeEnd> BY_NAME = WireNames.index(values());

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
