package io.throughline.runtime.problems;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a client should do with an item that a problem was answered for. */
public enum Advice {
    /** Send the same item again later: the fault is not the item's. */
    RETRY,
    /** Change the item or the call: sent again unchanged, it will be refused again. */
    FIX,
    /** Forget the item: it can never be taken. */
    DROP;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
