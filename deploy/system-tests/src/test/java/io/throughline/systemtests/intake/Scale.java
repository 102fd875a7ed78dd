package io.throughline.systemtests.intake;

import java.time.Duration;
import java.util.Map;

/**
 * How much the intake has to survive: a short form in each build, the whole with {@code -Pfaults}.
 *
 * @param kills of feedback-service under load
 * @param outage how long Kafka and PostgreSQL are away
 * @param takeover how long a relay waits after one that was killed
 * @param slowClosedWithin from when a request begins to come slowly until its connection is closed
 * @param settings of feedback-service, as environment variables: in the short form it waits for less time
 */
record Scale(int kills, Duration outage, Duration takeover, Duration slowClosedWithin, Map<String, String> settings) {

    private static final Scale SHORT = new Scale(
            3,
            Duration.ofSeconds(15),
            Duration.ofSeconds(3),
            Duration.ofSeconds(25),
            Map.of(
                    "THROUGHLINE_OUTBOX_TAKEOVER_DELAY", "3s",
                    "QUARKUS_HTTP_IDLE_TIMEOUT", "10s",
                    "THROUGHLINE_HTTP_BODY_WITHIN", "10s"));

    private static final Scale WHOLE =
            new Scale(20, Duration.ofMinutes(2), Duration.ofSeconds(15), Duration.ofSeconds(75), Map.of());

    static Scale chosen() {
        return Boolean.getBoolean("throughline.faults") ? WHOLE : SHORT;
    }
}
