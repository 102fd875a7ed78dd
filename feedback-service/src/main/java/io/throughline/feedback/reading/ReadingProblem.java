package io.throughline.feedback.reading;

import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problems that only reading answers. */
public enum ReadingProblem implements ProblemCode {
    TOO_BROAD(422, "The query asks for more than can be answered at once", Advice.FIX),
    TOO_MANY_EXPORTS(503, "As many exports as are allowed are running", Advice.RETRY);

    private final int status;
    private final String title;
    private final Advice advice;

    ReadingProblem(int status, String title, Advice advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
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
        return advice;
    }
}
