package io.throughline.runtime.health;

import io.throughline.runtime.consumer.PollLoop;
import io.throughline.runtime.outbox.OutboxRelay;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A dead consumer or relay must not look healthy: only a restart brings it back. */
@Liveness
@Singleton
class ConsumersAreLive implements HealthCheck {

    private final Instance<PollLoop<?>> loops;
    private final Instance<OutboxRelay> relays;

    ConsumersAreLive(@Any Instance<PollLoop<?>> loops, @Any Instance<OutboxRelay> relays) {
        this.loops = loops;
        this.relays = relays;
    }

    @Override
    public HealthCheckResponse call() {
        boolean live =
                loops.stream().allMatch(PollLoop::isLive) && relays.stream().allMatch(OutboxRelay::isAlive);
        return HealthCheckResponse.named("background-threads").status(live).build();
    }
}
