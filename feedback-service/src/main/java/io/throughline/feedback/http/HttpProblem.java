package io.throughline.feedback.http;

import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problem of a body on its way in. */
enum HttpProblem implements ProblemCode {
    INVALID_ENCODING(400, "The body cannot be unpacked", Advice.FIX);

    private final Meaning meaning;

    HttpProblem(int status, String title, Advice advice) {
        this.meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
