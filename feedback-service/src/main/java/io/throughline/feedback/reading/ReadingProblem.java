package io.throughline.feedback.reading;

import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problems that only reading answers. */
public enum ReadingProblem implements ProblemCode {
    TOO_BROAD(422, "The query asks for more than can be answered at once", Advice.FIX),
    TOO_MANY_EXPORTS(503, "As many exports as are allowed are running", Advice.RETRY);

    private final Meaning meaning;

    ReadingProblem(int status, String title, Advice advice) {
        this.meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
