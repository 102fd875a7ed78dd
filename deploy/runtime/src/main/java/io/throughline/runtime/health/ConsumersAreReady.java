package io.throughline.runtime.health;

import io.throughline.runtime.consumer.PollLoop;
import io.throughline.runtime.consumer.PollLoopState;
import io.throughline.runtime.consumer.PollLoopState.Phase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says what a service's consumers wait for. */
@Readiness
@Singleton
class ConsumersAreReady implements HealthCheck {

    private final Instance<PollLoop<?>> loops;

    ConsumersAreReady(@Any Instance<PollLoop<?>> loops) {
        this.loops = loops;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("consumers").up();
        for (PollLoop<?> loop : loops) {
            PollLoopState state = loop.state();
            answer.withData(loop.group(), state.describe());
            if (state.phase() != Phase.RUNNING && state.phase() != Phase.STARTING) {
                answer.down();
            }
        }
        return answer.build();
    }
}
