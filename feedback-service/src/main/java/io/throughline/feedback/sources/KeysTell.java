package io.throughline.feedback.sources;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how old the keys in use are. Not ready before they were read once: till then nobody can be let in. */
@Readiness
@Singleton
class KeysTell implements HealthCheck {

    private final KeyRing ring;

    KeysTell(KeyRing ring) {
        this.ring = ring;
    }

    @Override
    public HealthCheckResponse call() {
        Duration age = ring.age();
        return age == null
                ? HealthCheckResponse.down("keys")
                : HealthCheckResponse.named("keys")
                        .up()
                        .withData("ageInSeconds", age.toSeconds())
                        .build();
    }
}
