package io.throughline.feedback.sources;

import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problems of sources and their keys. */
public enum SourceProblem implements ProblemCode {
    ORIGIN_NOT_ALLOWED(403, "The key is not for pages of this origin"),
    CHANNEL_IS_FIXED(409, "A source keeps its channel"),
    KEY_ENDED(409, "The key has been revoked or has expired"),
    TOO_MANY_KEYS(409, "The source has as many keys as it may have");

    private final int status;
    private final String title;

    SourceProblem(int status, String title) {
        this.status = status;
        this.title = title;
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
        return Advice.FIX;
    }
}
