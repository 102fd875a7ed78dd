package io.throughline.feedback.limits;

import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problem of giving too much at once. */
enum LimitProblem implements ProblemCode {
    RATE_LIMITED(429, "Too much has been given at once", Advice.RETRY);

    private final Meaning meaning;

    LimitProblem(int status, String title, Advice advice) {
        this.meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
