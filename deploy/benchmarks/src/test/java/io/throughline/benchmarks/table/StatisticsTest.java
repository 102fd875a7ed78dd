package io.throughline.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(Statistics.median(List.of(9, 1, 2), Integer::doubleValue)).isEqualTo(2);
        assertThat(Statistics.median(List.of(9, 1, 2, 4), Integer::doubleValue)).isEqualTo(3);
        assertThat(Statistics.median(List.<Integer>of(), Integer::doubleValue)).isNaN();
    }

    @Test
    void aPercentileIsOneOfTheValues() {
        List<Double> hundred =
                IntStream.rangeClosed(1, 100).mapToObj(i -> 101.0 - i).toList();
        assertThat(Statistics.percentile(hundred, 99)).isEqualTo(99);
        assertThat(Statistics.percentile(hundred, 100)).isEqualTo(100);
        assertThat(Statistics.percentile(List.of(3.0), 50)).isEqualTo(3);
        assertThat(Statistics.percentile(List.of(), 50)).isNaN();
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
