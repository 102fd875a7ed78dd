package io.throughline.feedback.erasure;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a place may take to forget.
 *
 * @param databases from when it was asked for: a service that has not confirmed by then is overdue
 * @param topics from when the last service had confirmed: till then something of it may have been published
 * @param deadLetters as topics
 * @param backups as topics; empty where nobody said how long backups are kept
 */
public record Deadlines(Duration databases, Duration topics, Duration deadLetters, Optional<Duration> backups) {

    /** Of the places that let go by age. */
    Duration longest() {
        return Stream.of(topics, deadLetters, backups.orElse(Duration.ZERO))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
