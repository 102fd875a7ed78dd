package io.throughline.stories.http;

import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problems that only this service answers. */
public enum StoriesProblem implements ProblemCode {
    OTHER_BASE(409, "The version was trained over another base", Advice.FIX),
    NOT_WAITING(409, "The version does not wait to serve", Advice.FIX),
    TOO_MANY_THEMES(409, "The organization has as many themes of its own as it may have", Advice.FIX),
    RECLASSIFICATION_RUNNING(409, "Another reclassification is running", Advice.RETRY),
    CHANGED_MEANWHILE(412, "It has changed since you read it", Advice.FIX),
    IF_MATCH_NEEDED(428, "Say which state you have read", Advice.FIX);

    private final Meaning meaning;

    StoriesProblem(int status, String title, Advice advice) {
        this.meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
