package io.throughline.standards.voice;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** As whom somebody does something about what employees say. */
public enum Role {
    HEAD_OFFICE,
    ADMIN,
    STORE_MANAGER;

    public static final Map<String, Role> BY_NAME = WireNames.index(values());

    /** Those that answer: an administrator only stands in for one of them. */
    public static final Map<String, Role> OWNERS = WireNames.index(new Role[] {HEAD_OFFICE, STORE_MANAGER});

    /** The name in JSON, SQL and tokens. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
