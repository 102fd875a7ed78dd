package io.throughline.traffic.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");

    private final Backoff latest = Backoff.standard(() -> 1);
    private final Backoff earliest = Backoff.standard(() -> 0);

    @Test
    void waitsDoubleUpToALimit() {
        assertThat(latest.wait(1, Duration.ZERO)).isEqualTo(Duration.ofMillis(200));
        assertThat(latest.wait(2, Duration.ZERO)).isEqualTo(Duration.ofMillis(400));
        assertThat(latest.wait(500, Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void chanceTakesHalfAtMost() {
        assertThat(earliest.wait(2, Duration.ZERO)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void theServicesWishIsTheLeast() {
        assertThat(latest.wait(1, Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(latest.wait(500, Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        assertThat(RetryAfter.read(Optional.of("7"), NOW)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.read(Optional.of("Sat, 21 Nov 2026 10:15:42 GMT"), NOW))
                .isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void retryAfterThatSaysNothingIsNoWait() {
        assertThat(RetryAfter.read(Optional.empty(), NOW)).isZero();
        assertThat(RetryAfter.read(Optional.of("soon"), NOW)).isZero();
        assertThat(RetryAfter.read(Optional.of("Sat, 21 Nov 2026 10:15:00 GMT"), NOW))
                .isZero();
    }
}
