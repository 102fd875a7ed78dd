package io.throughline.feedback.signals;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** What a signal tells of. */
public enum SignalKind {
    /** So many customers wait. */
    QUEUE_LENGTH(true),
    REGISTER_OPENED(false),
    REGISTER_CLOSED(false),
    /** So many people serve. */
    STAFF_ON_SHIFT(true);

    public static final Map<String, SignalKind> BY_NAME = WireNames.index(values());

    private final boolean counts;
    private final String wireName = WireNames.of(this);

    SignalKind(boolean counts) {
        this.counts = counts;
    }

    /** Whether it has a value. */
    boolean counts() {
        return counts;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }
}
