package io.throughline.systemtests.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** feedback-service ended as by {@code kill -9}. */
class KilledIT {

    private final IntakePlatform platform = IntakePlatform.running();

    @Test
    void killedAtRandomMomentsUnderLoadItLosesNothingAndDoublesNothing() {
        try (Load load = Load.on(platform, platform.first())) {
            for (int kill = 0; kill < Scale.chosen().kills(); kill++) {
                load.awaitKept(ThreadLocalRandom.current().nextInt(1, 500));
                platform.first().kill();
                platform.first().restart();
            }
            load.awaitKept(1);
            ClientLog log = load.finish();
            assertThat(log.calls())
                    .as("calls that broke are the point")
                    .anyMatch(call -> call.end() == Call.End.BROKEN);
            new Oracle(platform).confirms(log);
        }
    }
}
