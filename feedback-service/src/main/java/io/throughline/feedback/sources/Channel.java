package io.throughline.feedback.sources;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** How feedback comes in; it follows from the source that a key belongs to. */
public enum Channel {
    KIOSK,
    APP,
    WEB,
    EMPLOYEE;

    public static final Map<String, Channel> BY_NAME = WireNames.index(values());

    /** True where anybody can read the key out of the app or page: it opens less, and at a lower rate. */
    public boolean isPublic() {
        return this == APP || this == WEB;
    }

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
