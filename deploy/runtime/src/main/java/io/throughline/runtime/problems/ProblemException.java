package io.throughline.runtime.problems;

import java.time.Duration;

/** Ends a request with a problem. It is an answer, not a failure, and so has no stack trace. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;
    private final Duration retryAfter;

    ProblemException(Problem problem, Duration retryAfter) {
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public Problem problem() {
        return problem;
    }

    /** When to come again, null where it is not a matter of time. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
