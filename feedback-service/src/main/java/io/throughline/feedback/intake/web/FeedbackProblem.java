package io.throughline.feedback.intake.web;

import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problems that only the intake answers. */
enum FeedbackProblem implements ProblemCode {
    ID_CONFLICT(409, "The id is taken by other content, which stands", Advice.DROP),
    NOT_STORABLE(422, "The database does not take this item", Advice.FIX),
    TOO_MANY_ITEMS(400, "The batch has too many items", Advice.FIX);

    private final int status;
    private final String title;
    private final Advice advice;

    FeedbackProblem(int status, String title, Advice advice) {
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
