package io.throughline.benchmarks.measure;

import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Whether the relay keeps up with the intake. */
final class Relaying {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private Relaying() {}

    /** Of the round in which it took longest. */
    static Line drained(String measured, List<IntakeRound> rounds) {
        IntakeRound slowest =
                rounds.stream().max(Comparator.comparing(IntakeRound::drain)).orElseThrow();
        return Line.bound(
                measured,
                "%s waited, gone after %s".formatted(Words.count(slowest.backlog()), Words.seconds(slowest.drain())),
                "≤ 10 s",
                slowest.drain().compareTo(AT_MOST) <= 0);
    }
}
