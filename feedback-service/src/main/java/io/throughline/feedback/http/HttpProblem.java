package io.throughline.feedback.http;

import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problems of a body on its way in. */
enum HttpProblem implements ProblemCode {
    INVALID_ENCODING(400, "The body cannot be unpacked", Advice.FIX),
    TOO_SLOW(408, "The body came too slowly", Advice.RETRY);

    private final int status;
    private final String title;
    private final Advice advice;

    HttpProblem(int status, String title, Advice advice) {
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
