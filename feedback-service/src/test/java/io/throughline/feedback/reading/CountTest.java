package io.throughline.feedback.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.feedback.intake.Metric;
import io.throughline.feedback.reading.Count.Figure;
import io.throughline.feedback.reading.Count.Group;
import io.throughline.feedback.reading.Count.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountTest {

    private static final Group HERE = new Group(null, "S001", null);
    private static final Group THERE = new Group(null, "S002", null);
    private static final BigDecimal MEAN = new BigDecimal("62.50");

    @Test
    void theMetricsOfAGroupAreAddedInNumberAndNeverInFigures() {
        List<Count> counts = Count.of(List.of(
                new Part(HERE, Metric.CSAT, 4, 1, 2, MEAN),
                new Part(HERE, Metric.NPS, 3, 2, 0, BigDecimal.TEN),
                new Part(HERE, null, 5, 5, 1, null),
                new Part(THERE, Metric.CSAT, 1, 0, 0, BigDecimal.ONE)));
        assertThat(counts)
                .containsExactly(
                        new Count(
                                HERE,
                                12,
                                8,
                                3,
                                Map.of(
                                        Metric.CSAT, new Figure(4, MEAN),
                                        Metric.NPS, new Figure(3, BigDecimal.TEN))),
                        new Count(THERE, 1, 0, 0, Map.of(Metric.CSAT, new Figure(1, BigDecimal.ONE))));
    }

    @Test
    void aMetricOfWhichAllIsFlaggedHasNoFigure() {
        assertThat(Count.of(List.of(new Part(HERE, Metric.CES, 0, 0, 7, null))))
                .containsExactly(new Count(HERE, 0, 0, 7, Map.of()));
    }
}
