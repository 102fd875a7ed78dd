package io.throughline.feedback.http;

import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problem of a body on its way in. */
enum HttpProblem implements ProblemCode {
    INVALID_ENCODING;

    @Override
    public String code() {
        return WireNames.of(this);
    }

    @Override
    public int status() {
        return 400;
    }

    @Override
    public String title() {
        return "The body cannot be unpacked";
    }

    @Override
    public Advice advice() {
        return Advice.FIX;
    }
}
