package io.throughline.feedback.sources;

import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problems of sources and their keys. */
public enum SourceProblem implements ProblemCode {
    ORIGIN_NOT_ALLOWED(403, "The key is not for pages of this origin", Advice.FIX),
    CHANNEL_IS_FIXED(409, "A source keeps its channel", Advice.FIX),
    KEY_ENDED(409, "The key has been revoked or has expired", Advice.FIX),
    TOO_MANY_KEYS(409, "The source has as many keys as it may have", Advice.FIX);

    private final Meaning meaning;

    SourceProblem(int status, String title, Advice advice) {
        this.meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
