package io.throughline.standards.candidates;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** Where a candidate stands: waiting for a person, decided by one, or part of another candidate now. */
public enum CandidateStatus {
    WAITING,
    ACCEPTED,
    DECLINED,
    MERGED;

    public static final Map<String, CandidateStatus> BY_NAME = WireNames.index(values());

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
