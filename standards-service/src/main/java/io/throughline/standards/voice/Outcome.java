package io.throughline.standards.voice;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** What became of what was suggested or needed. */
public enum Outcome {
    DONE,
    PLANNED,
    DECLINED;

    public static final Map<String, Outcome> BY_NAME = WireNames.index(values());

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
