package io.throughline.runtime.republish;

import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problem that only republishing answers. */
enum RepublishProblem implements ProblemCode {
    REPUBLICATION_RUNNING;

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
        return "Another republication is running";
    }

    @Override
    public Advice advice() {
        return Advice.RETRY;
    }
}
