package io.throughline.feedback.erasure.kafka;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says how the reading of confirmations stands. It is never down for that: feedback is taken in all the same, and an erasure that nobody
 * confirms tells so itself.
 */
@Readiness
@Singleton
class ConfirmationsTell implements HealthCheck {

    private final ConfirmationsConsumer consumer;

    ConfirmationsTell(ConfirmationsConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("erasure-confirmations")
                .up()
                .withData("consumer", consumer.state())
                .build();
    }
}
