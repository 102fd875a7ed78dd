package io.throughline.stories;

import static io.restassured.RestAssured.given;
import static io.throughline.stories.Api.soon;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Api.tokens;
import static io.throughline.stories.Topics.data;
import static io.throughline.stories.Topics.erase;
import static io.throughline.stories.Topics.header;
import static io.throughline.stories.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A topic that has forgotten is told again from the database. */
@OnRealParts
class RepublishIT {

    private final UUID organization = UUID.randomUUID();

    @Test
    void storiesAndErasuresAreToldAgainWithTheIdsAndDataThatTheyHad() {
        FeedbackEvent[] events =
                Stream.generate(() -> FeedbackEvent.of(organization)).limit(5).toArray(FeedbackEvent[]::new);
        publish(events);
        for (FeedbackEvent event : events) {
            storyOf(organization, event);
        }
        erase(events[0]);
        List<ConsumerRecord<byte[], byte[]>> once = told(6);

        republish("stories");

        List<ConsumerRecord<byte[], byte[]>> twice = told(11);
        List<ConsumerRecord<byte[], byte[]>> again = twice.subList(6, 11);
        assertThat(again)
                .as("what is gone is told as gone only")
                .extracting(record -> header(record, "ce_id"))
                .contains(events[0].id() + ":2")
                .doesNotContain(events[0].id() + ":1");
        assertThat(again).allSatisfy(record -> assertThat(once)
                .filteredOn(first -> header(first, "ce_id").equals(header(record, "ce_id")))
                .extracting(Topics::data)
                .containsExactly(data(record)));
    }

    @Test
    void onlyAnOperatorMayAskForIt() {
        given().auth()
                .oauth2(tokens().admin(organization))
                .contentType("application/json")
                .body(Map.of("organization", organization, "topic", "stories"))
                .post("/admin/republish")
                .then()
                .statusCode(403);
        String topics = given().auth()
                .oauth2(tokens().operator())
                .contentType("application/json")
                .body(Map.of("organization", organization, "topic", "novels"))
                .post("/admin/republish")
                .then()
                .statusCode(400)
                .extract()
                .asString();
        assertThat(topics).contains("must be one of practices, stories");
    }

    private void republish(String topic) {
        given().auth()
                .oauth2(tokens().operator())
                .contentType("application/json")
                .body(Map.of("organization", organization, "topic", topic))
                .post("/admin/republish")
                .then()
                .statusCode(202);
    }

    private List<ConsumerRecord<byte[], byte[]>> told(int atLeast) {
        return soon().until(
                        () -> Topics.read(
                                Topics.STORIES, record -> new String(record.key()).startsWith(organization.toString())),
                        records -> records.size() >= atLeast);
    }
}
