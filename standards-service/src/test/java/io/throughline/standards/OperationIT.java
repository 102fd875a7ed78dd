package io.throughline.standards;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.candidate;
import static io.throughline.standards.Api.candidateOf;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.publish;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.restassured.response.Response;
import io.throughline.local.PartsTestResource;
import io.throughline.standards.Topics.Sent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
    void withPostgresAwayEveryRouteAnswersAQuick503AndNothingIsLost() {
        PracticeEvent event = PracticeEvent.of(organization);
        List<Call> calls = Call.all(organization);
        PartsTestResource.parts().postgres().stop();
        try {
            publish(practice(event));
            calls.parallelStream().forEach(OperationIT::isAQuick503);
            soon().untilAsserted(() -> {
                var ready = given().get("/q/health/ready");
                assertThat(ready.statusCode()).isEqualTo(503);
                assertThat(ready.jsonPath().getList("checks.findAll { it.status == 'DOWN' }.name", String.class))
                        .containsExactlyInAnyOrder("Database connections health check", "consumers");
                assertThat(ready.jsonPath().getString("checks.find { it.name == 'outbox' }.data.relay"))
                        .isEqualTo("database-away");
            });
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        } finally {
            PartsTestResource.parts().postgres().restart();
        }
        candidateOf(organization, event);
        assertThat(as(ANN, organization).get("/v1/standards").jsonPath().getList("items"))
                .isEmpty();
        Drafts.drafted(organization, "Kept again", "");
        isReadyAgain();
    }

    /** A statement that waits for a lock ends before the request is due. */
    @Test
    void withPostgresStandingStillTheAnswerIsAQuick503() throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("standards");
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("lock table standard");
            isAQuick503("list", as(ANN, organization).get("/v1/standards"));
            superuser.rollback();
        }
        assertThat(as(ANN, organization).get("/v1/standards").statusCode()).isEqualTo(200);
    }

    @Test
    void withKafkaAwayReadingAndWritingGoOnAndAllIsToldLater() {
        PracticeEvent event = PracticeEvent.of(organization);
        publish(practice(event));
        candidateOf(organization, event);
        List<UUID> standards = new ArrayList<>();
        PartsTestResource.parts().kafka().stop();
        try {
            for (String title : List.of("One", "Two", "Three")) {
                standards.add(published(organization, title, "", TODAY));
            }
            assertThat(as(ANN, organization).get("/v1/standards").jsonPath().getList("items"))
                    .hasSize(3);
            assertThat(candidate(organization, event.id()).statusCode()).isEqualTo(200);
            soon().untilAsserted(() -> {
                var ready = given().get("/q/health/ready");
                assertThat(ready.statusCode()).as("it hears of nothing new").isEqualTo(503);
                assertThat(ready.time()).isLessThan(5_000);
                assertThat(ready.jsonPath().getList("checks.findAll { it.status == 'DOWN' }.name", String.class))
                        .containsExactlyInAnyOrder("Kafka connection health check", "consumers");
            });
        } finally {
            PartsTestResource.parts().kafka().restart();
        }
        soon().untilAsserted(() -> assertThat(Topics.read(
                        Topics.STANDARDS, told -> new String(told.key(), UTF_8).startsWith(organization.toString())))
                .extracting(told -> Topics.header(told, "ce_id"))
                .containsAll(standards.stream().map(id -> id + ":1").toList()));
        isReadyAgain();
    }

    private static void isAQuick503(Call call) {
        // a client that waits in vain does not say what for
        isAQuick503(call.toString(), assertDoesNotThrow(call::send, call::toString));
    }

    private static void isAQuick503(String call, Response answer) {
        assertThat(answer.statusCode()).as("%s: %s", call, answer.asString()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).as(call).isEqualTo("2");
        assertThat(answer.jsonPath().getString("advice")).as(call).isEqualTo("retry");
        assertThat(answer.time()).as(call).isLessThan(3_000);
    }

    private static void isReadyAgain() {
        soon().untilAsserted(() -> {
            var ready = given().get("/q/health/ready");
            assertThat(ready.statusCode()).as(ready.asString()).isEqualTo(200);
            assertThat(ready.jsonPath().getInt("checks.find { it.name == 'outbox' }.data.waiting"))
                    .isZero();
        });
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
