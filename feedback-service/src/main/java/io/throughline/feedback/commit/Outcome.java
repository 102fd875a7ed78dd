package io.throughline.feedback.commit;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;

/** What became of a submission. */
public enum Outcome {
    /** Kept, and on its way. */
    ACCEPTED,
    /** Kept; its store is not registered yet, and its registration will release it. */
    HELD,
    /** Had been kept before with the same content. */
    DUPLICATE,
    /** Had been kept before and erased since: never stored again. */
    GONE,
    /** The id is taken by other content, which stands. */
    CONFLICT,
    /** Not kept: its store is not known, or was not open. */
    UNKNOWN_STORE,
    /** The database took everything around it, but not this. */
    NOT_STORABLE,
    /** It is not known to be kept: to be sent again. */
    UNAVAILABLE;

    private final String wireName = WireNames.of(this);

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** True for what is answered as taken: the client may forget it. */
    public boolean settled() {
        return this == ACCEPTED || this == HELD || this == DUPLICATE || this == GONE;
    }
}
