package io.throughline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From somebody's wish that words be forgotten to the word of each service that they are. */
class ErasedEverywhereIT {

    private static Retailer retailer;

    @BeforeAll
    static void setUp() throws IOException {
        retailer = Retailer.on(Platform.running());
    }

    @Test
    void namedFeedbackIsErasedAndEachServiceConfirms() throws IOException {
        List<UUID> said = said("She walked me to the shelf.", "");
        String erasure = begin("{\"feedback\": [\"" + said.get(0) + "\", \"" + said.get(1) + "\"]}");
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        read(erasure).path("status").asText())
                .isEqualTo("expiring"));
        assertThat(read(erasure).path("places").findValuesAsText("state"))
                .startsWith("confirmed", "confirmed", "confirmed", "expiring", "expiring");
        for (UUID id : said) {
            assertThat(retailer.feedback(id).status()).isEqualTo(404);
            assertThat(retailer.story(id).status()).isEqualTo(404);
        }
    }

    /** What is still on its way is looked for a while longer; what is found is erased and confirmed at once. */
    @Test
    void aCustomersFeedbackIsFoundErasedAndConfirmed() throws IOException {
        List<UUID> said = said("He carried it to the car.", ", \"customer\": \"loyalty:9913\"");
        UUID others = said("Nobody came.", ", \"customer\": \"loyalty:9914\"").get(0);
        String erasure = begin("{\"customer\": \"loyalty:9913\"}");
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        read(erasure).path("places").findValuesAsText("feedback"))
                .containsExactly("2", "2", "2"));
        assertThat(retailer.story(said.get(0)).status()).isEqualTo(404);
        assertThat(retailer.story(others).status()).isEqualTo(200);
    }

    /** Two, when their stories are there. */
    private static List<UUID> said(String words, String more) throws IOException {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(2).toList();
        for (UUID id : ids) {
            String feedback = Retailer.feedback(id, words);
            String given = feedback.substring(0, feedback.lastIndexOf('}')) + more + "}";
            assertThat(retailer.give(given).status()).isEqualTo(202);
        }
        ids.forEach(retailer::storyWhenThere);
        return ids;
    }

    private static String begin(String body) throws IOException {
        Answer begun = Http.post(
                Platform.running().feedback().uri("/v1/erasures"), "Authorization", "Bearer " + retailer.admin(), body);
        assertThat(begun.status()).as("%s", begun.json()).isEqualTo(202);
        return begun.text("id");
    }

    private static JsonNode read(String erasure) throws IOException {
        return Http.get(
                        Platform.running().feedback().uri("/v1/erasures/" + erasure),
                        "Authorization",
                        "Bearer " + retailer.admin())
                .json();
    }
}
