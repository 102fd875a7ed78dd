package io.throughline.stories.stories.kafka;

import static io.restassured.RestAssured.given;
import static io.throughline.stories.Api.headOffice;
import static io.throughline.stories.Api.soon;
import static io.throughline.stories.Api.story;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Topics.DEAD_LETTERS;
import static io.throughline.stories.Topics.header;
import static io.throughline.stories.Topics.publish;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.local.PartsTestResource;
import io.throughline.local.postgres.Postgres;
import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.OnRealParts;
import io.throughline.stories.Topics;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnRealParts
class FailuresIT {

    private final UUID organization = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"\u0000\u0001 not JSON", "{\"id\": 7}"})
    void unreadableRecordIsDeadLetteredAsItWasAndTheRestGoesOn(String bytes) {
        FeedbackEvent before = FeedbackEvent.of(organization);
        FeedbackEvent after = FeedbackEvent.of(organization);
        publish(before);
        Topics.publish(before.key(), bytes.getBytes(UTF_8));
        publish(after);

        storyOf(organization, before);
        storyOf(organization, after);
        ConsumerRecord<byte[], byte[]> letter = deadLetter(before.key());
        assertThat(letter.value()).isEqualTo(bytes.getBytes(UTF_8));
        assertThat(header(letter, "ce_type")).isEqualTo("io.throughline.feedback-accepted.v1");
        assertThat(header(letter, "dead_letter_stage")).isEqualTo("unreadable");
        assertThat(header(letter, "dead_letter_reason")).isNotBlank();
        assertThat(header(letter, "dead_letter_topic")).isEqualTo("throughline.feedback.v1");
        assertThat(header(letter, "dead_letter_group")).isEqualTo("stories-service");
    }

    @Test
    void recordThatBreaksProcessingIsFoundAmongGoodOnesAndDeadLettered() throws SQLException {
        String poison = "poison-" + organization;
        try (var connection = postgres().connect("stories")) {
            connection.createStatement().execute("alter table story drop constraint if exists test_refuses_poison");
            connection
                    .createStatement()
                    .execute(
                            "alter table story add constraint test_refuses_poison check (touchpoint not like 'poison-%')");
        }
        List<FeedbackEvent> good = IntStream.range(0, 20)
                .mapToObj(i -> FeedbackEvent.of(organization))
                .toList();
        FeedbackEvent bad = FeedbackEvent.of(organization).with("touchpoint", poison);
        publish(Stream.of(good.subList(0, 10), List.of(bad), good.subList(10, 20))
                .flatMap(List::stream)
                .toArray(FeedbackEvent[]::new));

        good.forEach(event -> storyOf(organization, event));
        ConsumerRecord<byte[], byte[]> letter = deadLetter(bad.key());
        assertThat(letter.value()).isEqualTo(bad.json().getBytes(UTF_8));
        assertThat(header(letter, "dead_letter_stage")).isEqualTo("unprocessable");
        assertThat(header(letter, "dead_letter_reason")).isEqualTo("SQLSTATE 23514");
        assertThat(story(organization, bad.id()).statusCode()).isEqualTo(404);
    }

    @Test
    void withPostgresAwayNothingIsLostAndReadinessSaysSo() {
        FeedbackEvent before = FeedbackEvent.of(organization);
        publish(before);
        storyOf(organization, before);

        FeedbackEvent during = FeedbackEvent.of(organization);
        postgres().stop();
        try {
            publish(during);
            soon().untilAsserted(() -> {
                var health = given().get("/q/health/ready");
                assertThat(health.statusCode()).isEqualTo(503);
                assertThat(health.jsonPath().getString("checks.find { it.name == 'consumers' }.data.'stories-service'"))
                        .startsWith("waiting");
                assertThat(health.jsonPath().getString("checks.find { it.name.startsWith('Database') }.status"))
                        .isEqualTo("DOWN");
            });
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
            var refused = headOffice(organization).get("/v1/stories");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("2");
            assertThat(refused.time()).isLessThan(3_000);
            assertThat(refused.jsonPath().getString("code")).isEqualTo("unavailable");
        } finally {
            postgres().restart();
        }
        storyOf(organization, during);
        soon().untilAsserted(() ->
                assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200));
        assertThat(Topics.read(DEAD_LETTERS, record -> new String(record.key(), UTF_8).equals(during.key())))
                .isEmpty();
    }

    private static Postgres postgres() {
        return PartsTestResource.parts().postgres();
    }

    private static ConsumerRecord<byte[], byte[]> deadLetter(String key) {
        return soon().until(
                        () -> Topics.read(DEAD_LETTERS, record -> new String(record.key(), UTF_8).equals(key)),
                        letters -> letters.size() == 1)
                .get(0);
    }
}
