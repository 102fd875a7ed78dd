package io.throughline.standards.standards;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a version says.
 *
 * @param purpose why it is done; may be missing in a draft, as may all but the title
 * @param steps what is done, in order
 * @param customerGoal what a customer achieves by it
 * @param role who does it, such as cashier
 * @param resources what a store needs first
 * @param auditQuestions how it is checked in a store
 */
public record Content(
        String title,
        String purpose,
        List<String> steps,
        String customerGoal,
        String role,
        Scope scope,
        List<String> resources,
        List<String> auditQuestions) {

    /** The fields without which it cannot be taught, as they are named in JSON. */
    List<String> missing() {
        return Stream.of(purpose == null ? "purpose" : "", steps.isEmpty() ? "steps" : "")
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
