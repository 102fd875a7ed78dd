package io.throughline.runtime.consumer;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/** Tells whether a consumer's broker can be reached. {@code poll} does not: without a broker it just finds nothing. */
final class Heartbeat {

    /** Five heartbeats of {@link Consumers}'. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final Optional<? extends Metric> secondsAgo;
    private final long began;

    Heartbeat(Consumer<?, ?> consumer) {
        this.began = System.nanoTime();
        this.secondsAgo = consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("last-heartbeat-seconds-ago"))
                .findFirst();
    }

    enum Pulse {
        /** The consumer has not joined its group so far. */
        NOT_YET,
        STEADY,
        LOST
    }

    /** @param joined whether the consumer has got partitions: the first heartbeat is sent a while after that */
    Pulse pulse(boolean joined) {
        double seconds = secondsAgo.map(metric -> (Double) metric.metricValue()).orElse(0.0);
        if (seconds < 0) {
            boolean silent = System.nanoTime() - began > LONGEST_SILENCE.toNanos();
            return silent ? Pulse.LOST : joined ? Pulse.STEADY : Pulse.NOT_YET;
        }
        return seconds > LONGEST_SILENCE.toSeconds() ? Pulse.LOST : Pulse.STEADY;
    }
}
