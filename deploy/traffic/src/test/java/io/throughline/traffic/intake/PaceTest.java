package io.throughline.traffic.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong now = new AtomicLong(-5_000_000_000L);

    @Test
    void batchesLeaveAtTheRate() {
        Pace pace = new Pace(50, now::get);
        assertThat(pace.next(25)).isZero();
        assertThat(pace.next(25)).isEqualTo(Duration.ofMillis(500));
        now.addAndGet(500_000_000);
        assertThat(pace.next(25)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void whoFellBehindDoesNotBurst() {
        Pace pace = new Pace(50, now::get);
        pace.next(50);
        now.addAndGet(60_000_000_000L);
        assertThat(pace.next(50)).isZero();
        assertThat(pace.next(50)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void withoutARateNothingWaits() {
        Pace pace = new Pace(Double.POSITIVE_INFINITY, now::get);
        pace.next(1_000);
        assertThat(pace.next(1_000)).isZero();
        assertThat(pace.batch(1_000)).isEqualTo(1_000);
    }

    @Test
    void aSlowPaceMakesSmallBatches() {
        assertThat(new Pace(20, now::get).batch(100)).isEqualTo(20);
        assertThat(new Pace(0.5, now::get).batch(100)).isEqualTo(1);
    }
}
