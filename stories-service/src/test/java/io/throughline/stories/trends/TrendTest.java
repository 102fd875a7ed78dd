package io.throughline.stories.trends;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.stories.trends.Trend.Week;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 24);

    @Test
    void moreStoriesOfMoreFeedbackAreNoChange() {
        Trend.Change change = Trend.of(List.of(week(0, 20, 1000), week(1, 20, 1000), week(2, 60, 3000)))
                .change();
        assertThat(change.times()).isBetween(0.95, 1.05);
        assertThat(change.low()).isLessThan(1);
        assertThat(change.high()).isGreaterThan(1);
    }

    @Test
    void twiceAsManyIsSeenWhereThereAreEnough() {
        assertThat(Trend.of(List.of(week(0, 50, 1000), week(1, 50, 1000), week(2, 100, 1000)))
                        .change()
                        .low())
                .isGreaterThan(1.2);
        assertThat(Trend.of(List.of(week(0, 1, 1000), week(1, 1, 1000), week(2, 2, 1000)))
                        .change()
                        .low())
                .isLessThan(1);
    }

    @Test
    void weeksThatDifferAnywayMakeTheIntervalWider() {
        Trend.Change calm = Trend.of(List.of(week(0, 50, 1000), week(1, 50, 1000), week(2, 75, 1000)))
                .change();
        Trend.Change wild = Trend.of(List.of(week(0, 10, 1000), week(1, 90, 1000), week(2, 75, 1000)))
                .change();
        assertThat(calm.low()).isGreaterThan(1);
        assertThat(wild.low()).isLessThan(1);
    }

    @Test
    void withoutFeedbackThereIsNoChangeToSpeakOf() {
        assertThat(Trend.of(List.of(week(0, 0, 0), week(1, 3, 10))).change()).isNull();
        assertThat(Trend.of(List.of(week(0, 3, 10), week(1, 0, 0))).change()).isNull();
    }

    /** Where nothing changes, about a tenth of the intervals say it did. */
    @Test
    void intervalHoldsTheTruthAsOftenAsItSays() {
        Random random = new Random(5);
        int holds = 0;
        for (int round = 0; round < 1000; round++) {
            List<Week> weeks = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int stories = 0;
                for (int k = 0; k < 600; k++) {
                    stories += random.nextDouble() < 0.05 ? 1 : 0;
                }
                weeks.add(week(i, stories, 600));
            }
            Trend.Change change = Trend.of(weeks).change();
            holds += change.low() <= 1 && change.high() >= 1 ? 1 : 0;
        }
        assertThat(holds).isBetween(870, 960);
    }

    private static Week week(int number, long stories, long feedback) {
        return Week.of(MONDAY.plusWeeks(number), stories, feedback);
    }
}
