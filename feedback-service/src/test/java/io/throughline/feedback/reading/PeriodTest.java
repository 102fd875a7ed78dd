package io.throughline.feedback.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(31);

    @Test
    void aDayBeginsSomewhereOnEarthLongBeforeItBeginsElsewhere() {
        Edge day = Edge.startOf(LocalDate.of(2026, 11, 21));
        assertThat(day.earliest()).isBefore(Instant.parse("2026-11-20T10:00:01Z"));
        assertThat(day.latest()).isAfter(Instant.parse("2026-11-21T11:59:59Z"));
        Edge instant = Edge.at(NOW);
        assertThat(instant.earliest()).isEqualTo(instant.latest()).isEqualTo(NOW);
    }

    @Test
    void whatIsOpenToThePastIsWithinNothing() {
        assertThat(new Period(null, null).isWithin(MONTH, NOW)).isFalse();
        assertThat(new Period(null, Edge.at(NOW)).isWithin(MONTH, NOW)).isFalse();
    }

    @Test
    void whatIsOpenToTheFutureEndsNow() {
        assertThat(new Period(Edge.at(NOW.minus(MONTH)), null).isWithin(MONTH, NOW))
                .isTrue();
        assertThat(new Period(Edge.at(NOW.minus(MONTH).minusMillis(1)), null).isWithin(MONTH, NOW))
                .isFalse();
    }

    @Test
    void itsEndComesAfterItsBeginning() {
        Edge day = Edge.startOf(LocalDate.of(2026, 11, 21));
        Edge next = Edge.startOf(LocalDate.of(2026, 11, 22));
        assertThat(new Period(day, next).inOrder()).isTrue();
        assertThat(new Period(next, day).inOrder()).isFalse();
        assertThat(new Period(day, day).inOrder()).isFalse();
        assertThat(new Period(null, day).inOrder()).isTrue();
    }
}
