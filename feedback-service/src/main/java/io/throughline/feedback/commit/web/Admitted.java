package io.throughline.feedback.commit.web;

import io.throughline.feedback.sources.Origin;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;

/** Whose keys open a route. */
public enum Admitted {
    ALL_KEYS,
    /** Those that nobody can read out of an app or a page. */
    SECRET_KEYS;

    void admit(Origin origin) {
        if (this == SECRET_KEYS && origin.channel().isPublic()) {
            throw Problems.of(CommonProblem.FORBIDDEN, "A key of an app or a web site may give feedback only.");
        }
    }
}
