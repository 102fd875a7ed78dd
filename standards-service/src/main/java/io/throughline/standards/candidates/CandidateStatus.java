package io.throughline.standards.candidates;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** Where a candidate stands: waiting for a person, put aside or decided by one, or part of another candidate now. */
public enum CandidateStatus {
    WAITING,
    SNOOZED,
    ACCEPTED,
    DECLINED,
    /** Further evidence of a standard that there was already. */
    MERGED_INTO_STANDARD,
    /** Part of another candidate. */
    MERGED;

    public static final Map<String, CandidateStatus> BY_NAME = WireNames.index(values());

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
