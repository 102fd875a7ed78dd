package io.throughline.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(Statistics.median(List.of(9, 1, 2), Integer::doubleValue)).isEqualTo(2);
        assertThat(Statistics.median(List.of(9, 1, 2, 4), Integer::doubleValue)).isEqualTo(3);
        assertThat(Statistics.median(List.<Integer>of(), Integer::doubleValue)).isNaN();
    }

    @Test
    void theSlopeIsThatOfTheClosestLine() {
        assertThat(Statistics.slope(new double[] {1, 2, 3, 4}, new double[] {6, 5, 7, 10}))
                .isCloseTo(1.4, within(1e-9));
        assertThat(Statistics.slope(new double[] {1, 2, 3}, new double[] {5, 5, 5}))
                .isZero();
        assertThat(Statistics.slope(new double[] {1}, new double[] {5})).isNaN();
    }
}
