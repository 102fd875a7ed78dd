package io.throughline.feedback.signals.web;

import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problem that only signals have. */
enum SignalProblem implements ProblemCode {
    TOO_LATE(422, "The signal comes too late to be of use", Advice.DROP);

    private final Meaning meaning;

    SignalProblem(int status, String title, Advice advice) {
        this.meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
