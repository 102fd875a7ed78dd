package io.throughline.feedback.reading;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;

/** Why a feedback is held. */
public enum HeldReason {
    UNKNOWN_STORE,
    /** It was collected after the store's closing. */
    STORE_CLOSED;

    /** @param registered whether the store's code is, or was, some store's */
    public static HeldReason of(boolean registered) {
        return registered ? STORE_CLOSED : UNKNOWN_STORE;
    }

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
