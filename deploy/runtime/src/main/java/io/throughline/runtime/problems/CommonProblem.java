package io.throughline.runtime.problems;

import static io.throughline.runtime.problems.Advice.FIX;
import static io.throughline.runtime.problems.Advice.RETRY;

/** The problems that every service can answer. */
public enum CommonProblem implements ProblemCode {
    INVALID_JSON(400, "The body is not the JSON that was expected", FIX),
    INVALID_INPUT(400, "The input has faults", FIX),
    INVALID_QUERY(400, "The query has faults", FIX),
    UNAUTHORIZED(401, "No valid credential was given", FIX),
    FORBIDDEN(403, "The credential does not allow this", FIX),
    NOT_FOUND(404, "There is nothing here by that name", FIX),
    METHOD_NOT_ALLOWED(405, "The resource has no such method", FIX),
    NOT_ACCEPTABLE(406, "The resource has no such representation", FIX),
    TOO_LARGE(413, "The body is too large", FIX),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not taken here", FIX),
    REFUSED(400, "The request was refused", FIX),
    INTERNAL(500, "Something went wrong here", RETRY),
    UNAVAILABLE(503, "This cannot be done right now", RETRY);

    private final Meaning meaning;

    CommonProblem(int status, String title, Advice advice) {
        this.meaning = new Meaning(status, title, advice);
    }

    /** The catalogue's entry for a status that a framework answered with. */
    static CommonProblem ofStatus(int status) {
        for (CommonProblem problem : values()) {
            if (problem.status() == status
                    && problem != INVALID_JSON
                    && problem != INVALID_INPUT
                    && problem != INVALID_QUERY) {
                return problem;
            }
        }
        return status < 500 ? REFUSED : INTERNAL;
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
