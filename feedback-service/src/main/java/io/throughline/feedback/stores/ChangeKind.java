package io.throughline.feedback.stores;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** Why a store is not what it was. Of one day they take effect in this order. */
public enum ChangeKind {
    /** The first of every history; it has all values. */
    OPENING,
    /** Its day is the last one that the store is open. */
    CLOSING,
    REOPENING,
    REFIT,
    RELOCATION,
    RENUMBERING,
    /** Of a name, a region, a format or a time zone, without any of the other reasons. */
    CHANGE;

    public static final Map<String, ChangeKind> BY_NAME = WireNames.index(values());

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
