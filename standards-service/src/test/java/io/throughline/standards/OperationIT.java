package io.throughline.standards;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.candidateOf;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.local.PartsTestResource;
import io.throughline.standards.Topics.Sent;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an operator sees, and what happens when a part is away. */
@OnRealParts
class OperationIT {

    private final UUID organization = UUID.randomUUID();

    @Test
    void readinessNamesEveryDependency() {
        soon().untilAsserted(() -> {
            var ready = given().get("/q/health/ready");
            assertThat(ready.statusCode()).as(ready.asString()).isEqualTo(200);
            assertThat(ready.jsonPath().getList("checks.name", String.class))
                    .contains("consumers", "outbox", "Database connections health check")
                    .anyMatch(name -> name.startsWith("Kafka"));
            assertThat(ready.jsonPath().getString("checks.find { it.name == 'consumers' }.data.'standards-service'"))
                    .isEqualTo("running");
        });
        assertThat(given().get("/q/health/live").jsonPath().getList("checks.name", String.class))
                .contains("background-threads");
    }

    @Test
    void recordsAreCountedByWhatBecameOfThem() {
        PracticeEvent event = PracticeEvent.of(organization);
        publish(new Sent(Topics.FEEDBACK, "io.throughline.feedback-accepted.v1", "key", "x:1", "{}"), practice(event));
        candidateOf(organization, event);
        soon().untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                .containsPattern(
                        "throughline_consumer_records_total\\{[^}]*group=\"standards-service\"[^}]*outcome=\"handled\"[^}]*} [1-9]")
                .containsPattern(
                        "throughline_consumer_records_total\\{[^}]*group=\"standards-service\"[^}]*outcome=\"skipped\"[^}]*} [1-9]")
                .contains("throughline_outbox_waiting"));
    }

    @Test
    void withPostgresAwayTheAnswerIsAQuick503AndNothingIsLost() {
        PracticeEvent event = PracticeEvent.of(organization);
        PartsTestResource.parts().postgres().stop();
        try {
            publish(practice(event));
            soon().untilAsserted(() ->
                    assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(503));
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
            var refused = as(ANN, organization).get("/v1/candidates");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("2");
            assertThat(refused.time()).isLessThan(3_000);
            var unkept = as(ANN, organization).body("{\"title\": \"One\"}").post("/v1/standards");
            assertThat(unkept.statusCode()).isEqualTo(503);
            assertThat(unkept.time()).isLessThan(3_000);
        } finally {
            PartsTestResource.parts().postgres().restart();
        }
        candidateOf(organization, event);
        assertThat(as(ANN, organization).get("/v1/standards").jsonPath().getList("items"))
                .isEmpty();
        soon().untilAsserted(() ->
                assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200));
    }

    @Test
    void withKafkaAwayStandardsArePublishedAndToldLater() {
        PartsTestResource.parts().kafka().stop();
        UUID standard;
        try {
            standard = published(organization, "One", "", TODAY);
        } finally {
            PartsTestResource.parts().kafka().restart();
        }
        soon().until(
                        () -> Topics.withKey(Topics.STANDARDS, organization + "/" + standard),
                        events -> events.size() >= 1);
    }

    @Test
    void publishedStandardsAreRepublishedWithTheIdsThatTheyHad() {
        UUID standard = published(organization, "One", "", TODAY);
        Drafts.drafted(organization, "A draft is not told", "");
        String key = organization + "/" + standard;
        soon().until(() -> Topics.withKey(Topics.STANDARDS, key), events -> events.size() == 1);
        given().auth()
                .oauth2(Api.tokens().operator())
                .contentType("application/json")
                .body("{\"organization\": \"" + organization + "\", \"topic\": \"standards\"}")
                .post("/admin/republish")
                .then()
                .statusCode(202);
        var events = soon().until(() -> Topics.withKey(Topics.STANDARDS, key), told -> told.size() == 2);
        assertThat(Topics.header(events.get(1), "ce_id")).isEqualTo(standard + ":1");
        assertThat(Topics.data(events.get(1))).isEqualTo(Topics.data(events.get(0)));
        assertThat(Topics.header(events.get(1), "ce_time")).isEqualTo(Topics.header(events.get(0), "ce_time"));
        assertThat(Topics.read(Topics.STANDARDS, event -> new String(event.key()).startsWith(organization.toString())))
                .hasSize(2);
    }
}
