package io.throughline.traffic.intake;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next try: doubled each time up to a limit, half of it by chance so that senders which failed together do
 * not come back together, and never less than the service asked for.
 *
 * @param chance from 0 to 1
 */
public record Backoff(Duration first, Duration longest, DoubleSupplier chance) {

    /** @param chance from 0 to 1 */
    public static Backoff standard(DoubleSupplier chance) {
        return new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), chance);
    }

    /** @param failures tries that have failed in a row, from 1 */
    public Duration wait(int failures, Duration retryAfter) {
        double doubled = first.toMillis() * Math.pow(2, failures - 1.0);
        double millis = Math.min(doubled, longest.toMillis()) * (0.5 + chance.getAsDouble() / 2);
        Duration own = Duration.ofMillis((long) millis);
        return own.compareTo(retryAfter) > 0 ? own : retryAfter;
    }
}
