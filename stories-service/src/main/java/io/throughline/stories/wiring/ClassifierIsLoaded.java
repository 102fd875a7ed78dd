package io.throughline.stories.wiring;

import io.throughline.stories.classification.Classifier;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says which model classifies; the service does not come up without one. */
@Readiness
@Singleton
class ClassifierIsLoaded implements HealthCheck {

    private final Classifier classifier;

    ClassifierIsLoaded(Classifier classifier) {
        this.classifier = classifier;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("classifier")
                .up()
                .withData("model", classifier.modelVersion())
                .build();
    }
}
