package io.throughline.traffic.scenario.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.traffic.intake.Item;
import io.throughline.traffic.intake.Listener;
import io.throughline.traffic.intake.Result;
import io.throughline.traffic.intake.Stop;
import io.throughline.traffic.report.Tally;
import io.throughline.traffic.scenario.Chain;
import io.throughline.traffic.scenario.Feedback;
import io.throughline.traffic.scenario.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScenarioSenderTest {

    private static final Scenario SMALL = Scenario.named("small", 1, 1_200, Chain.UNTIL);

    private final Tally tally = new Tally();

    @Test
    void everythingArrivesOnceByTheKeyOfItsChannel() throws IOException, InterruptedException {
        try (Platform platform = new Platform(0)) {
            send(SMALL, platform, Platform.TOKEN);

            assertThat(platform.stores()).hasSize(12);
            assertThat(platform.kept()).hasSize(1_200);
            for (Feedback feedback : SMALL.feedback()) {
                assertThat(platform.channel(feedback.id().toString()))
                        .isEqualTo(feedback.channel().word());
            }
            assertThat(tally.totals().clean()).isTrue();
        }
    }

    @Test
    void nothingOfAStoreOvertakesAnythingElseOfIt() throws IOException, InterruptedException {
        try (Platform platform = new Platform(0)) {
            send(SMALL, platform, Platform.TOKEN);
            assertThat(idsByStore(platform.kept())).isEqualTo(idsByStore(SMALL));
        }
    }

    @Test
    void aServiceThatComesAndGoesChangesNeitherWhatArrivesNorItsOrder() throws IOException, InterruptedException {
        try (Platform platform = new Platform(25)) {
            send(SMALL, platform, Platform.TOKEN);
            assertThat(idsByStore(platform.kept())).isEqualTo(idsByStore(SMALL));
            assertThat(tally.totals().clean()).isTrue();
        }
    }

    @Test
    void sendingTwiceIsSafe() throws IOException, InterruptedException {
        try (Platform platform = new Platform(0)) {
            send(SMALL, platform, Platform.TOKEN);
            List<JsonNode> first = platform.kept();
            send(SMALL, platform, Platform.TOKEN);
            assertThat(platform.kept()).isEqualTo(first);
        }
    }

    @Test
    void aTokenWithoutTheRoleIsToldSo() throws IOException {
        try (Platform platform = new Platform(0)) {
            assertThatThrownBy(() -> send(SMALL, platform, "someone else's"))
                    .isInstanceOf(RegistryFailure.class)
                    .hasMessageContaining("role admin");
        }
    }

    private void send(Scenario scenario, Platform platform, String token) throws InterruptedException {
        ScenarioSender.items(scenario).forEach(tally::made);
        new ScenarioSender(platform.url(), token, Duration.ofSeconds(20)).send(scenario, new Stop(), new Listener() {
            @Override
            public void settled(Item item, Result result) {
                tally.settled(item, result);
            }

            @Override
            public void waiting(String why, Duration time) {}
        });
    }

    private static Map<String, List<String>> idsByStore(List<JsonNode> kept) {
        return kept.stream()
                .collect(Collectors.groupingBy(
                        item -> item.path("store").asText(),
                        Collectors.mapping(item -> item.path("id").asText(), Collectors.toList())));
    }

    private static Map<String, List<String>> idsByStore(Scenario scenario) {
        return scenario.feedback().stream()
                .collect(Collectors.groupingBy(
                        Feedback::store,
                        Collectors.mapping(feedback -> feedback.id().toString(), Collectors.toList())));
    }
}
