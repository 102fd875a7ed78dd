package io.throughline.feedback.commit.sql;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A service whose writers have ended would take nothing in and look healthy. */
@Liveness
@Singleton
class WritersAreLive implements HealthCheck {

    private final Instance<GroupCommit<?>> commits;

    WritersAreLive(@Any Instance<GroupCommit<?>> commits) {
        this.commits = commits;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("writers")
                .status(commits.stream().allMatch(GroupCommit::isAlive))
                .build();
    }
}
