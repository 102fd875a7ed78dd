package io.throughline.stories.classification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How bad the worst statement of a feedback is; in rising order. */
public enum Criticality {
    NONE,
    MINOR,
    SERIOUS,
    CRITICAL;

    /** The name in JSON, SQL and configuration: lower-case kebab. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such value */
    @JsonCreator
    public static Criticality of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
