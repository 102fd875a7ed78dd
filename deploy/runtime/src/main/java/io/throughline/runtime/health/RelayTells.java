package io.throughline.runtime.health;

import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.outbox.RelayState;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether events wait for the broker, and how many were refused. It is never down for that: what a service accepts is kept, and goes out when
 * the broker is back; taking the service out of use would only lose what it could have accepted.
 */
@Readiness
@Singleton
class RelayTells implements HealthCheck {

    private final Instance<OutboxRelay> relays;

    RelayTells(@Any Instance<OutboxRelay> relays) {
        this.relays = relays;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("outbox").up();
        for (OutboxRelay relay : relays) {
            RelayState state = relay.state();
            answer.withData("relay", state.phase().wireName())
                    .withData("waiting", state.waiting())
                    .withData("refused", relay.refused());
            if (state.reason() != null) {
                answer.withData("reason", state.reason());
            }
        }
        return answer.build();
    }
}
