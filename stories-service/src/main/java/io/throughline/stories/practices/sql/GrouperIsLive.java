package io.throughline.stories.practices.sql;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A dead grouper must not look healthy: only a restart brings it back. */
@Liveness
@Singleton
class GrouperIsLive implements HealthCheck {

    private final Grouper grouper;

    GrouperIsLive(Grouper grouper) {
        this.grouper = grouper;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("grouper").status(grouper.isLive()).build();
    }
}
