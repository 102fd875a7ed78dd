package io.throughline.feedback.registry;

import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problems that only the registry answers. */
public enum RegistryProblem implements ProblemCode {
    ORGANIZATION_EXISTS(409, "An organization has this slug", Advice.FIX),
    STORE_EXISTS(409, "A store has this code", Advice.FIX),
    SOURCE_EXISTS(409, "A source has this name", Advice.FIX),
    TOUCHPOINT_EXISTS(409, "A touchpoint has this code", Advice.FIX),
    CHANGE_NOT_POSSIBLE(409, "The change does not fit the store's history", Advice.FIX),
    INVALID_FILE(400, "The file has faults", Advice.FIX),
    CHANGED_MEANWHILE(412, "It has changed since you read it", Advice.FIX),
    IF_MATCH_NEEDED(428, "Say which state you have read", Advice.FIX);

    private final Meaning meaning;

    RegistryProblem(int status, String title, Advice advice) {
        this.meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
