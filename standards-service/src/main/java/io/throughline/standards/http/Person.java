package io.throughline.standards.http;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;

/** Who does something, for what must name them. */
public final class Person {

    private Person() {}

    /** @throws io.throughline.runtime.problems.ProblemException 403 for a token that names nobody */
    public static String of(Caller caller) {
        String subject = caller.subject();
        if (subject == null || subject.isBlank()) {
            throw Problems.of(CommonProblem.FORBIDDEN, "The token names no person (sub).");
        }
        return subject;
    }
}
