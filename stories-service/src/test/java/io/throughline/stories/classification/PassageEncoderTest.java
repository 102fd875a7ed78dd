package io.throughline.stories.classification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The encoder as it is shipped, taught. */
class PassageEncoderTest {

    @Test
    void theSameDeedInOtherWordsAndAnotherDepartmentIsNearerThanAnotherDeedOfTheSameDepartment() {
        try (PassageEncoder passages = PassageEncoder.load()) {
            String bakery = "The girl from the bakery took my trays all the way out and laid them in the boot.";
            String garden = "An apprentice of the garden centre loaded six bags of soil onto my back seat.";
            String other = "The girl from the bakery knew without asking that I can have no nuts.";
            assertThat(alike(passages, bakery, garden)).isGreaterThan(alike(passages, bakery, other) + 0.1);
        }
    }

    private static double alike(PassageEncoder passages, String one, String other) {
        float[] a = passages.vector(one, one);
        float[] b = passages.vector(other, other);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
