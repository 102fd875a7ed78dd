package io.throughline.standards.voice;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** What an employee says that wants an answer; a story wants none. */
public enum Kind {
    /** How something could be done better: for head office, unless it is given to somebody else. */
    SUGGESTION(Role.HEAD_OFFICE),
    /** What is lacking to serve well: for the store's manager first. */
    NEED(Role.STORE_MANAGER);

    public static final Map<String, Kind> BY_NAME = WireNames.index(values());

    private final Role firstOwner;

    Kind(Role firstOwner) {
        this.firstOwner = firstOwner;
    }

    public Owner firstOwner() {
        return new Owner(firstOwner, null);
    }

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
