package io.throughline.stories.classification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The primary act of a feedback; the definitions that people label by are in {@code taxonomy.yaml}. */
public enum Kind {
    EXCEPTIONAL,
    PRAISE,
    NEUTRAL,
    COMPLAINT,
    SUGGESTION,
    QUESTION;

    /** The name in JSON, SQL and configuration: lower-case kebab. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such value */
    @JsonCreator
    public static Kind of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
