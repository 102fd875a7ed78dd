package io.throughline.feedback.reading.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Who reads, and what they may see. What customers said is not for integrators; what they sent with test keys is. */
@RequestScoped
public class Viewer {

    private final Caller caller;

    Viewer(Caller caller) {
        this.caller = caller;
    }

    public UUID organization() {
        return caller.organization();
    }

    /**
     * For what is not narrowed to stores.
     *
     * @throws io.throughline.runtime.problems.ProblemException 403 for who may see some stores only
     */
    public void wholly(boolean test) {
        if (stores(test).isPresent()) {
            throw Problems.of(
                    CommonProblem.FORBIDDEN, "The credential opens the stores that it names, not all of them.");
        }
    }

    /**
     * The codes of the stores that they may see; empty for all.
     *
     * @param test in the organization's test space
     * @throws io.throughline.runtime.problems.ProblemException 403 where that space is not theirs to read
     */
    public Optional<Set<String>> stores(boolean test) {
        Stream<String> readers = test
                ? Stream.of("head-office", "admin", "integrator")
                : Stream.of("head-office", "admin", "store-manager");
        if (readers.noneMatch(caller::has)) {
            throw Problems.of(CommonProblem.FORBIDDEN, "The credential's roles do not open this space.");
        }
        return test ? Optional.empty() : caller.stores();
    }
}
