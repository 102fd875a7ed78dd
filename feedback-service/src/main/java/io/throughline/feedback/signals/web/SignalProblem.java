package io.throughline.feedback.signals.web;

import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problem that only signals have. */
enum SignalProblem implements ProblemCode {
    TOO_LATE;

    @Override
    public String code() {
        return WireNames.of(this);
    }

    @Override
    public int status() {
        return 422;
    }

    @Override
    public String title() {
        return "The signal comes too late to be of use";
    }

    @Override
    public Advice advice() {
        return Advice.DROP;
    }
}
