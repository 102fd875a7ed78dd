package io.throughline.feedback.sources;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** What a key's items are for. */
enum KeyKind {
    LIVE,
    /** Kept in the organization's test space by the same rules, and never published. */
    TEST;

    static final Map<String, KeyKind> BY_NAME = WireNames.index(values());

    @JsonValue
    String wireName() {
        return WireNames.of(this);
    }
}
