package io.throughline.runtime.problems;

import java.time.Duration;
import java.util.List;

/** Makes the problems that this platform answers: each with a stable {@code code} and an {@code advice}. */
public final class Problems {

    private Problems() {}

    public static ProblemException of(ProblemCode code, String detail) {
        return new ProblemException(Problem.of(code, detail, List.of()), null);
    }

    public static ProblemException withFaults(ProblemCode code, List<Fault> faults) {
        String detail = faults.size() == 1 ? "One fault: see faults." : faults.size() + " faults: see faults.";
        return withFaults(code, detail, faults);
    }

    /** With a detail of its own, where the faults are not all that there are. */
    public static ProblemException withFaults(ProblemCode code, String detail, List<Fault> faults) {
        return new ProblemException(Problem.of(code, detail, faults), null);
    }

    /** A problem that passes: the client is told when to come again. */
    public static ProblemException retryAfter(ProblemCode code, String detail, Duration after) {
        return new ProblemException(Problem.of(code, detail, List.of()), after);
    }

    /** 404, the same for what does not exist and for what belongs to another organization. */
    public static ProblemException notFound(String what) {
        return of(CommonProblem.NOT_FOUND, what + " is not known.");
    }
}
