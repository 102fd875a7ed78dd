package io.throughline.standards.voice;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** Where a suggestion or need stands; of several that hold, the last one named. */
public enum VoiceStatus {
    /** It waits for its answer. */
    OPEN,
    /** It waits, and the day is over in the store. */
    OVERDUE,
    ANSWERED,
    /** Taken for misuse: as long as it is, it needs no answer. */
    FLAGGED,
    /** Its words are gone: nobody can answer it any more. */
    ERASED;

    public static final Map<String, VoiceStatus> BY_NAME = WireNames.index(values());

    /** The name in JSON and queries. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
