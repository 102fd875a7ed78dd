package io.throughline.standards.standards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.runtime.problems.Fault;
import io.throughline.standards.standards.Outcome;
import io.throughline.standards.standards.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final Set<Class<?>> OF_FIELDS = Set.of(
            Outcome.BadDay.class,
            Outcome.Incomplete.class,
            Outcome.NeedsReason.class,
            Outcome.NoVariant.class,
            Outcome.Replaces.class,
            Outcome.NoStore.class,
            Outcome.BadSuccessor.class);

    @Test
    void everyRefusalHasItsProblem() {
        assertThat(Arrays.stream(Outcome.Refused.class.getPermittedSubclasses())
                        .filter(refusal -> !OF_FIELDS.contains(refusal)))
                .isNotEmpty()
                .allMatch(Refusals.CODES::containsKey);
    }

    @Test
    void incompleteDraftPointsAtWhatItLacks() {
        var problem = Refusals.problem(new Outcome.Incomplete(List.of("purpose", "steps")))
                .problem();
        assertThat(problem.code()).isEqualTo("incomplete");
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.faults()).extracting(Fault::pointer).containsExactly("/purpose", "/steps");
    }

    @Test
    void badDayPointsAtItsField() {
        var problem = Refusals.problem(new Outcome.BadDay("effectiveFrom", "must be later"))
                .problem();
        assertThat(problem.code()).isEqualTo("invalid-input");
        assertThat(problem.faults().get(0).pointer()).isEqualTo("/effectiveFrom");
    }

    @Test
    void scopeWithoutStorePointsAtEachName() {
        var problem = Refusals.problem(new Outcome.NoStore(
                        List.of(new Scope.Unmet("stores", 3, "no store has it"), new Scope.Unmet(null, 0, "none"))))
                .problem();
        assertThat(problem.code()).isEqualTo("scope-without-store");
        assertThat(problem.faults()).extracting(Fault::pointer).containsExactly("/scope/stores/3", "/scope");
    }
}
