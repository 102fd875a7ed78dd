package io.throughline.stories.stories;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a feedback came in. */
public enum Channel {
    KIOSK,
    APP,
    WEB,
    EMPLOYEE;

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such value */
    public static Channel of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
