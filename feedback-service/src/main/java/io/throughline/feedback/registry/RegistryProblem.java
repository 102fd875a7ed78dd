package io.throughline.feedback.registry;

import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problems that only the registry answers. */
public enum RegistryProblem implements ProblemCode {
    ORGANIZATION_EXISTS("An organization has this slug"),
    STORE_EXISTS("A store has this code"),
    SOURCE_EXISTS("A source has this name");

    private final String title;

    RegistryProblem(String title) {
        this.title = title;
    }

    @Override
    public String code() {
        return WireNames.of(this);
    }

    @Override
    public int status() {
        return 409;
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
