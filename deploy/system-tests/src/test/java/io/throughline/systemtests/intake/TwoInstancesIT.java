package io.throughline.systemtests.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.local.ServiceProcess;
import io.throughline.systemtests.Http;
import io.throughline.systemtests.intake.Call.End;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances of feedback-service on one database and one broker. */
class TwoInstancesIT {

    private static IntakePlatform platform;
    private static ServiceProcess first;
    private static ServiceProcess second;

    @BeforeAll
    static void start() {
        platform = IntakePlatform.running();
        first = platform.first();
        second = platform.startSecond();
    }

    @AfterAll
    static void stop() {
        second.stop();
    }

    @Test
    void oneRelayIsActiveAndTheOtherTakesOverWhenItsInstanceIsKilled() throws IOException {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> relay(first)
                .equals("active"));
        assertThat(relay(second)).isEqualTo("standby");
        try (Load load = Load.on(platform, first, second)) {
            load.awaitKept(100);
            first.kill();
            try {
                Awaitility.await()
                        .atMost(Scale.chosen().takeover().plusSeconds(10))
                        .until(() -> relay(second).equals("active"));
                load.awaitKept(100);
                ClientLog log = load.finish();
                assertThat(log.calls()).anyMatch(call -> call.isOf(End.BROKEN));
                new Oracle(platform).confirms(log);
            } finally {
                first.restart();
            }
            assertThat(relay(first)).isEqualTo("standby");
        }
    }

    @Test
    void aRollingRestartIsNoErrorForAClientThatTriesAgain() {
        try (Load load = Load.on(platform, first, second)) {
            for (ServiceProcess instance : List.of(first, second)) {
                load.awaitKept(100);
                instance.stop();
                instance.restart();
            }
            load.awaitKept(100);
            ClientLog log = load.finish();
            new Oracle(platform).confirms(log);
        }
    }

    private static String relay(ServiceProcess instance) throws IOException {
        for (JsonNode check : Http.get(instance.uri("/q/health/ready"), "Accept", "application/json")
                .json()
                .path("checks")) {
            if (check.path("name").asText().equals("outbox")) {
                return check.path("data").path("relay").asText();
            }
        }
        throw new AssertionError("no check of the outbox");
    }
}
