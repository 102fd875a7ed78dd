package io.throughline.standards.standards;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** What is done with a version: by a person or, as the last two, by what a person does with another version. */
public enum Action {
    DRAFT,
    EDIT,
    DISCARD,
    SUBMIT,
    APPROVE,
    RETURN,
    PUBLISH,
    RETIRE,
    IMPORT,
    SUPERSEDE,
    RESTORE;

    public static final Map<String, Action> BY_NAME = WireNames.index(values());

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
