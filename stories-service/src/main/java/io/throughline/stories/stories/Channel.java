package io.throughline.stories.stories;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** How a feedback came in. */
public enum Channel {
    KIOSK,
    APP,
    WEB,
    EMPLOYEE;

    public static final Map<String, Channel> BY_NAME = WireNames.index(values());

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
