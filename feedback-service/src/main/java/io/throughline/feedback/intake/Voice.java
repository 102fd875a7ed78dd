package io.throughline.feedback.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** What an employee tells: a story of service, a proposal, or what they need to serve well. */
public enum Voice {
    STORY,
    SUGGESTION,
    NEED;

    static final Map<String, Voice> BY_NAME = WireNames.index(values());

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
