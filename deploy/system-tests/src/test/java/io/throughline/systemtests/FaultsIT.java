package io.throughline.systemtests;

import static io.throughline.systemtests.Retailer.feedback;
import static io.throughline.systemtests.Retailer.tap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is taken away comes back, and nothing acknowledged is lost or doubled on its way through the services. What the intake by itself
 * survives is in the package {@code intake}.
 */
class FaultsIT {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final Duration ALL_THROUGH = Duration.ofMinutes(2);

    private static Platform platform;
    private Retailer retailer;

    @BeforeAll
    static void start() {
        platform = Platform.running();
    }

    @Test
    void afterAKillOfStoriesServiceEveryAcknowledgedIdIsAStoryOnce() throws IOException {
        ServiceProcess killed = platform.stories();
        retailer = Retailer.on(platform);
        AtomicInteger sent = new AtomicInteger();
        CompletableFuture<Set<String>> client = CompletableFuture.supplyAsync(() -> sendAll(30, 40, sent));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> sent.get() >= 10);
        assertThat(client).as("still sending").isNotDone();
        killed.kill();
        killed.restart();
        Set<String> acknowledged = client.join();
        assertThat(acknowledged).hasSize(1200);
        Awaitility.await()
                .atMost(ALL_THROUGH)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(retailer.storyIds("").size()).isGreaterThanOrEqualTo(acknowledged.size()));
        assertThat(retailer.storyIds("")).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(retailer.stories(""))
                .as("taken in once: again would be another revision")
                .allMatch(story -> story.path("revision").asInt() == 1);
    }

    @Test
    void withTheBrokerKilledIntakeGoesOnAndEverythingArrivesAfter() throws IOException {
        retailer = Retailer.on(platform);
        platform.parts().kafka().kill();
        UUID id = UUID.randomUUID();
        try {
            assertThat(retailer.give(feedback(id, "She found my size in the stockroom."))
                            .status())
                    .isEqualTo(202);
            assertThat(platform.feedback().isReady()).isTrue();
            for (ServiceProcess waiting : List.of(platform.stories(), platform.standards())) {
                Answer said = Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(
                                () -> Http.get(waiting.uri("/q/health/ready"), "Accept", "application/json"),
                                answer -> answer.status() != OK);
                assertThat(said.status()).isEqualTo(UNAVAILABLE);
                assertThat(said.json().toString()).contains("Kafka connection health check");
            }
        } finally {
            platform.parts().kafka().restart();
        }
        assertThat(retailer.storyWhenThere(id).text("sentiment")).isEqualTo("positive");
    }

    @Test
    void withTheDatabaseKilledClientsAreToldToComeAgainAndThenItGoesOn() throws IOException {
        retailer = Retailer.on(platform);
        UUID id = UUID.randomUUID();
        platform.parts().postgres().kill();
        try {
            Answer answer = retailer.give(tap(id, 5));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.text("advice")).isEqualTo("retry");
            assertThat(retailer.give(feedback(UUID.randomUUID(), "Unheard words in the dark."))
                            .status())
                    .isEqualTo(503);
            assertThat(platform.feedback().isReady()).isFalse();
            assertThat(retailer.story(id).status()).isEqualTo(503);
        } finally {
            platform.parts().postgres().restart();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> retailer.give(tap(id, 5)).status() == 202);
        retailer.storyWhenThere(id);
        try (Stream<Path> logs = Files.list(platform.parts().directory().resolve("logs"))) {
            assertThat(logs.toList()).isNotEmpty().allSatisfy(log -> assertThat(Files.readString(log))
                    .doesNotContain("Unheard words"));
        }
    }

    /** Sends batches, each again until all its items are settled. */
    private Set<String> sendAll(int batches, int size, AtomicInteger sent) {
        Set<String> acknowledged = new TreeSet<>();
        for (int batch = 0; batch < batches; batch++) {
            List<String> items = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                UUID id = UUID.randomUUID();
                items.add(i % 8 == 0 ? feedback(id, "Friendly and quick, number " + i + ".") : tap(id, 1 + i % 5));
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> settled(items, acknowledged));
            sent.incrementAndGet();
        }
        return acknowledged;
    }

    private boolean settled(List<String> items, Set<String> acknowledged) {
        try {
            Answer answer = retailer.giveMany(items);
            if (answer.status() != 200) {
                return false;
            }
            boolean all = true;
            for (JsonNode result : answer.json().path("results")) {
                String status = result.path("status").asText();
                assertThat(status).isIn("accepted", "duplicate", "retry");
                if (status.equals("retry")) {
                    all = false;
                } else {
                    acknowledged.add(result.path("id").asText());
                }
            }
            return all;
        } catch (IOException broken) {
            return false; // killed: sending again is safe
        }
    }
}
