package io.throughline.runtime.republish;

import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problem that only republishing answers. */
enum RepublishProblem implements ProblemCode {
    REPUBLICATION_RUNNING(409, "Another republication is running", Advice.RETRY);

    private final Meaning meaning;

    RepublishProblem(int status, String title, Advice advice) {
        this.meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
