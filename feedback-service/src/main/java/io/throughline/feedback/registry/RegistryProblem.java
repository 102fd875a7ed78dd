package io.throughline.feedback.registry;

import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problems that only the registry answers. */
public enum RegistryProblem implements ProblemCode {
    ORGANIZATION_EXISTS(409, "An organization has this slug"),
    STORE_EXISTS(409, "A store has this code"),
    SOURCE_EXISTS(409, "A source has this name"),
    TOUCHPOINT_EXISTS(409, "A touchpoint has this code"),
    CHANGE_NOT_POSSIBLE(409, "The change does not fit the store's history"),
    INVALID_FILE(400, "The file has faults"),
    CHANGED_MEANWHILE(412, "It has changed since you read it"),
    IF_MATCH_NEEDED(428, "Say which state you have read");

    private final int status;
    private final String title;

    RegistryProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return WireNames.of(this);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Advice advice() {
        return Advice.FIX;
    }
}
