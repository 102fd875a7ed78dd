package io.throughline.stories.wiring;

import io.throughline.stories.learning.sql.LearningThread;
import io.throughline.stories.reclassification.sql.Reclassifier;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Dead workers must not look healthy: only a restart brings them back. */
@Liveness
@Singleton
class LearningIsLive implements HealthCheck {

    private final LearningThread learning;
    private final Reclassifier reclassifier;

    LearningIsLive(LearningThread learning, Reclassifier reclassifier) {
        this.learning = learning;
        this.reclassifier = reclassifier;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("learning")
                .status(learning.isLive() && reclassifier.isLive())
                .build();
    }
}
