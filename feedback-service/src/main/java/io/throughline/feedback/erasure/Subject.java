package io.throughline.feedback.erasure;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** What somebody asked to be erased. */
public enum Subject {
    /** Feedback by its ids. */
    FEEDBACK,
    /** All feedback of a customer that had been received by then. */
    CUSTOMER;

    public static final Map<String, Subject> BY_NAME = WireNames.index(values());

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
