package io.throughline.feedback.limits;

import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problem of giving too much at once. */
enum LimitProblem implements ProblemCode {
    RATE_LIMITED;

    @Override
    public String code() {
        return WireNames.of(this);
    }

    @Override
    public int status() {
        return 429;
    }

    @Override
    public String title() {
        return "Too much has been given at once";
    }

    @Override
    public Advice advice() {
        return Advice.RETRY;
    }
}
