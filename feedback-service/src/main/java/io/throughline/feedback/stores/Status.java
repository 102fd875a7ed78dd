package io.throughline.feedback.stores;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** Whether customers can walk in. */
public enum Status {
    PLANNED,
    OPEN,
    CLOSED;

    public static final Map<String, Status> BY_NAME = WireNames.index(values());

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }

    Status after(ChangeKind kind) {
        return switch (kind) {
            case OPENING, REOPENING -> OPEN;
            case CLOSING -> CLOSED;
            default -> this;
        };
    }
}
