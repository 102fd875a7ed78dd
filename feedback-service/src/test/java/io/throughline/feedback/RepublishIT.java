package io.throughline.feedback;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What the topics have forgotten comes again, from the database. */
@OnTheRunningService
class RepublishIT {

    private static final String MORE = """
            , "comment": "Swapped at once.", "reasons": ["short-wait"], "attributes": {"b": "2", "a": "1"},
            "questionnaire": {"id": "checkout", "version": 3}, "employee": "e0123\"""";

    private final Api api = Api.newOrganization("pseudonymous");

    @Test
    void acceptedFeedbackComesAgainAsItWasAndErasedAsErased() throws IOException {
        List<UUID> accepted = Stream.generate(UUID::randomUUID).limit(3).toList();
        UUID erased = UUID.randomUUID();
        UUID held = UUID.randomUUID();
        accepted.forEach(id -> api.give(feedback(id, "S001", MORE)).then().statusCode(202));
        api.give(feedback(erased, "S001", MORE)).then().statusCode(202);
        api.give(feedback(held, "UNKNOWN", MORE)).then().statusCode(202);
        await().until(() -> api.read(erased).path("passedOn"), equalTo(true));
        api.erase(erased).then().statusCode(204);

        republish("feedback", "", 4);
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            for (UUID id : accepted) {
                List<ConsumerRecord<String, String>> events = topic.about(id, 2);
                assertThat(events)
                        .hasSize(2)
                        .extracting(ConsumerRecord::key)
                        .containsOnly(api.organization() + "/S001");
                assertSame(events.get(0), events.get(1));
            }
            List<ConsumerRecord<String, String>> events = topic.about(erased, 3);
            assertThat(events)
                    .extracting(event -> Topic.header(event, "ce_id"))
                    .containsExactly(erased + ":1", erased + ":2", erased + ":2");
            assertSame(events.get(1), events.get(2));
            assertThat(topic.of(api.organization()))
                    .noneMatch(event -> event.value().contains(held.toString()));
        }
    }

    @Test
    void onlyThePeriodIsRepublished() {
        api.give(feedback(UUID.randomUUID(), "S001", "")).then().statusCode(202);
        Instant now = Instant.now();
        republish("throughline.feedback.v1", ", \"from\": \"" + now.minusSeconds(60) + "\"", 1);
        republish("feedback", ", \"to\": \"" + now.minusSeconds(60) + "\"", 0);
        republish("feedback", ", \"from\": \"" + now.plusSeconds(60) + "\"", 0);
    }

    @Test
    void storesComeAgainAsTheyAre() throws IOException {
        api.registerStore("S002");
        UUID id = UUID.fromString(api.asAdmin().get("/v1/stores/S002").path("id"));
        republish("stores", "", 2);
        try (Topic topic = new Topic("throughline.stores.v1")) {
            List<ConsumerRecord<String, String>> events = topic.about(id, 2);
            assertSame(events.get(0), events.get(1));
        }
    }

    @Test
    void anotherOrganizationsStaysWhereItIs() {
        Api other = Api.newOrganization();
        republish("stores", "", 1);
        try (Topic topic = new Topic("throughline.stores.v1")) {
            await().untilAsserted(() -> assertThat(topic.of(api.organization())).hasSize(2));
            assertThat(topic.of(other.organization())).hasSize(1);
        }
    }

    @Test
    void allFaultsAreAnsweredAndTheTopicsListed() {
        Api.asOperator()
                .body("{\"topic\": \"training\", \"from\": \"2026-11-21T00:00:00Z\", \"to\": \"2026-11-20T00:00:00Z\"}")
                .post("/admin/republish")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-input"))
                .body("faults.pointer", containsInAnyOrder("/organization", "/topic", "/to"))
                .body(
                        "faults.find { it.pointer == '/topic' }.detail",
                        equalTo("must be one of feedback, signals, stores"));
    }

    private void republish(String topic, String more, int events) {
        await().until(() -> Api.asOperator()
                        .body("{\"organization\": \"" + api.organization() + "\", \"topic\": \"" + topic + "\"" + more
                                + "}")
                        .post("/admin/republish")
                        .statusCode()
                == 202);
        await().untilAsserted(() -> Api.asOperator()
                .get("/admin/republish")
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("done"))
                .body("items[0].organization", equalTo(api.organization().toString()))
                .body("items[0].events", equalTo(events))
                .body("items[0].endedAt", notNullValue()));
    }

    private static void assertSame(ConsumerRecord<String, String> first, ConsumerRecord<String, String> again)
            throws IOException {
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(again.value())).isEqualTo(json.readTree(first.value()));
        assertThat(Stream.of("ce_id", "ce_type", "ce_time", "ce_source").map(name -> Topic.header(again, name)))
                .containsExactlyElementsOf(Stream.of("ce_id", "ce_type", "ce_time", "ce_source")
                        .map(name -> Topic.header(first, name))
                        .toList());
    }
}
