package io.throughline.stories.practices;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** How far a practice has spread. All but the widespread ones can be copied. */
public enum SpreadClass {
    /** One person's way. */
    STAR,
    /** One store's way. */
    LOCAL,
    /** Several stores' or a segment's way. */
    PARTIAL,
    /** Most stores' way already. */
    WIDESPREAD,
    /** There is too little evidence to say. */
    UNCLEAR;

    public static final Map<String, SpreadClass> BY_NAME = WireNames.index(values());

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
