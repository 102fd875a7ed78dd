package io.throughline.standards.comments;

import static io.throughline.standards.standards.Samples.CONTENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointerTest {

    /** The sample has one step and no resources. */
    @ParameterizedTest
    @CsvSource({
        "title, true",
        "customerGoal, true",
        "scope/roles, true",
        "steps, true",
        "steps/0, true",
        "steps/1, false",
        "steps/00, false",
        "steps/-1, false",
        "steps/99999999999, false",
        "steps/0/title, false",
        "resources/0, false",
        "title/0, false",
        "step, false",
        "status, false"
    })
    void itLeadsToAFieldOrToWhatAListHas(String field, boolean leads) {
        assertThat(Pointer.leadsInto(CONTENT, field)).isEqualTo(leads);
    }
}
