package io.throughline.standards.standards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.standards.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void everyRefusalHasItsProblem() {
        assertThat(Arrays.stream(Outcome.Refused.class.getPermittedSubclasses())
                        .filter(refusal -> refusal != Outcome.BadDay.class))
                .isNotEmpty()
                .allMatch(Refusals.CODES::containsKey);
    }

    @Test
    void badDayPointsAtItsField() {
        var problem = Refusals.problem(new Outcome.BadDay("effectiveFrom", "must be later"))
                .problem();
        assertThat(problem.code()).isEqualTo("invalid-input");
        assertThat(problem.faults().get(0).pointer()).isEqualTo("/effectiveFrom");
    }
}
