package io.throughline.standards.candidates;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** How far a practice has spread: one person, one store, some stores, everywhere already, or too little evidence to say. */
public enum SpreadClass {
    STAR,
    LOCAL,
    PARTIAL,
    WIDESPREAD,
    UNCLEAR;

    public static final Map<String, SpreadClass> BY_NAME = WireNames.index(values());

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
