package io.throughline.standards.standards;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a version says. One of a variant says only what is added in its stores: see {@link #replacing}.
 *
 * @param purpose why it is done; may be missing in a draft, as may all but the title
 * @param steps what is done, in order
 * @param customerGoal what a customer achieves by it
 * @param role who is accountable for it, such as cashier
 * @param resources what a store needs first
 * @param auditQuestions how it is checked in a store
 * @param languages in which it is there for those who learn it (BCP 47)
 * @param commitment null for one that promises nothing
 */
public record Content(
        String title,
        String purpose,
        List<String> steps,
        String customerGoal,
        String role,
        Scope scope,
        List<String> resources,
        List<String> auditQuestions,
        List<String> languages,
        Commitment commitment) {

    /** The fields without which it cannot be taught, as they are named in JSON. */
    public List<String> missing() {
        return named(purpose == null ? "purpose" : null, steps.isEmpty() ? "steps" : null);
    }

    /** The fields without which it is no variant: stores that it is for, and something to add there. */
    public List<String> missingInVariant() {
        boolean adds = !(steps.isEmpty() && resources.isEmpty() && auditQuestions.isEmpty() && commitment == null);
        return named(scope.narrowsStores() ? null : "scope", adds ? null : "steps");
    }

    /** The fields that would take the place of what the core version says, and so are not a variant's. */
    public List<String> replacing() {
        return named(
                purpose == null ? null : "purpose",
                customerGoal == null ? null : "customerGoal",
                role == null ? null : "role",
                scope.touchpoints().isEmpty() ? null : "scope/touchpoints",
                scope.roles().isEmpty() ? null : "scope/roles",
                languages.isEmpty() ? null : "languages");
    }

    private static List<String> named(String... names) {
        return Stream.of(names).filter(Objects::nonNull).toList();
    }
}
