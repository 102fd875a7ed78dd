package io.throughline.feedback.intake.web;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class IntakeIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Api api;
    private final UUID id = UUID.randomUUID();

    @BeforeAll
    static void setUp() {
        api = Api.newOrganization();
    }

    @Test
    void feedbackIsAcceptedThenReadableAndPublished() {
        api.give(feedback(id, "S001", ", \"comment\": \"She walked me to the shelf.\""))
                .then()
                .statusCode(202)
                .body("id", equalTo(id.toString()))
                .body("status", equalTo("accepted"));
        api.read(id)
                .then()
                .statusCode(200)
                .body("comment", equalTo("She walked me to the shelf."))
                .body("status", equalTo("accepted"))
                .body("channel", equalTo("kiosk"))
                .body("collectedAt", equalTo("2026-11-20T09:15:30Z"));
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            ConsumerRecord<String, String> record = topic.about(id, 1).get(0);
            assertThat(record.key()).isEqualTo(api.organization() + "/S001");
            assertThat(Topic.header(record, "ce_type")).isEqualTo("io.throughline.feedback-accepted.v1");
            assertThat(Topic.header(record, "ce_id")).isEqualTo(id + ":1");
            assertThat(Topic.header(record, "ce_source")).isEqualTo("/feedback-service");
        }
        Awaitility.await().until(() -> api.read(id).path("passedOn"), equalTo(true));
    }

    @Test
    void theSameIdAndContentIsADuplicateHoweverItIsWritten() {
        api.give(feedback(id, "S001", ", \"comment\": \"Kind.\"")).then().statusCode(202);
        String rewritten = """
                {"comment": "Kind.", "sentAt": "2026-11-20T09:16:00Z", "goal": null,
                 "rating": {"max": 5.0, "min": 1.00, "value": 4e0, "metric": "csat"},
                 "collectedAt": "2026-11-20T09:15:30.000Z", "touchpoint": "checkout", "store": "S001", "id": "%s"}""".formatted(id);
        api.give(rewritten).then().statusCode(202).body("status", equalTo("duplicate"));
    }

    @Test
    void theSameIdWithOtherContentIsAConflictAndTheFirstStands() {
        api.give(feedback(id, "S001", ", \"comment\": \"First.\"")).then().statusCode(202);
        api.give(feedback(id, "S001", ", \"comment\": \"Second.\""))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("id-conflict"))
                .body("advice", equalTo("drop"));
        api.read(id).then().body("comment", equalTo("First."));
    }

    @Test
    void anotherOrganizationMayUseTheSameId() {
        api.give(feedback(id, "S001", ", \"comment\": \"Ours.\"")).then().statusCode(202);
        Api other = Api.newOrganization();
        other.give(feedback(id, "S001", ", \"comment\": \"Theirs.\""))
                .then()
                .statusCode(202)
                .body("status", equalTo("accepted"));
        api.read(id).then().body("comment", equalTo("Ours."));
        other.read(id).then().body("comment", equalTo("Theirs."));
    }

    @Test
    void feedbackOfAnUnknownStoreIsHeldAndReleasedByTheStoresRegistration() {
        String store = "N" + id.toString().substring(0, 8);
        api.give(feedback(id, store, "")).then().statusCode(202).body("status", equalTo("held"));
        api.read(id).then().body("status", equalTo("held")).body("passedOn", equalTo(false));
        api.give(feedback(id, store, "")).then().statusCode(202).body("status", equalTo("duplicate"));
        api.registerStore(store);
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            assertThat(topic.about(id, 1)).hasSize(1);
        }
        api.read(id).then().body("status", equalTo("accepted"));
    }

    @Test
    void allFaultsAreAnsweredAtOnceByTheirPointers() {
        api.give("""
                {"id": "nonsense", "touchpoint": "checkout", "collectedAt": "yesterday", "coment": "typo",
                 "rating": {"metric": "stars", "value": 9, "min": 1, "max": 5}, "attributes": {"basket": 3}}""")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-input"))
                .body("advice", equalTo("fix"))
                .body(
                        "faults.pointer",
                        containsInAnyOrder(
                                "/id", "/store", "/collectedAt", "/coment", "/rating/metric", "/attributes/basket"));
    }

    @Test
    void theIdMayComeAsIdempotencyKeyAndMustEqualTheBodys() {
        String withoutId = feedback(id, "S001", "").replaceFirst("\"id\": \"[^\"]*\", ", "");
        api.withKey()
                .header("Idempotency-Key", id)
                .body(withoutId)
                .post("/v1/feedback")
                .then()
                .statusCode(202)
                .body("id", equalTo(id.toString()));
        api.withKey()
                .header("Idempotency-Key", "\"" + id + "\"")
                .body(feedback(id, "S001", ""))
                .post("/v1/feedback")
                .then()
                .statusCode(202)
                .body("status", equalTo("duplicate"));
        api.withKey()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(feedback(id, "S001", ""))
                .post("/v1/feedback")
                .then()
                .statusCode(400)
                .body("faults.pointer", contains("/id"));
    }

    @Test
    void personalDataIsMaskedBeforeItIsKept() {
        api.give(feedback(
                        id,
                        "S001",
                        ", \"comment\": \"Mail me: jo@example.org\", \"attributes\": {\"note\": \"+44 20 7946 0958\"}"))
                .then()
                .statusCode(202);
        api.read(id).then().body("comment", equalTo("Mail me: [e-mail]")).body("attributes.note", equalTo("[phone]"));
    }

    @Test
    void theCustomersReferenceAndTheEmployeeLeaveNoTraceOutside() {
        api.give(feedback(id, "S001", ", \"customer\": \"loyalty:9913\", \"employee\": \"e0123\""))
                .then()
                .statusCode(202);
        assertThat(api.read(id).asString()).doesNotContain("9913").doesNotContain("e0123");
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            assertThat(topic.about(id, 1).get(0).value()).doesNotContain("9913").doesNotContain("e0123");
        }
    }

    @Test
    void aDevicesClockIsCorrectedByWhatItSaysWhenItSends() {
        String wrong = """
                {"id": "%s", "store": "S001", "touchpoint": "exit", "comment": "Fine.",
                 "collectedAt": "2024-01-01T00:00:00Z", "sentAt": "2024-01-01T01:00:00Z"}""".formatted(id);
        api.give(wrong).then().statusCode(202);
        String corrected = api.read(id).path("correctedAt");
        Duration ago = Duration.between(java.time.Instant.parse(corrected), java.time.Instant.now());
        assertThat(ago).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(62));
    }

    @Test
    void whatIsNoJsonIsRefusedWithoutQuotingIt() {
        for (String body : List.of("", "{", "[]", "\"secret\"", "{\"a\":1,\"a\":2}", "{} {}", "nul")) {
            String answer = api.withKey()
                    .body(body.getBytes())
                    .post("/v1/feedback")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-json"))
                    .extract()
                    .asString();
            assertThat(answer).doesNotContain("secret");
        }
    }

    @Test
    void aBodyOfMoreThan64KiBIsRefused() {
        String large = feedback(id, "S001", ", \"comment\": \"" + "x".repeat(70_000) + "\"");
        api.give(large)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("too-large"));
    }

    @Test
    void theExamplesOfTheOpenApiDocumentWorkAndAreAnsweredAsItShows() throws IOException {
        Api fresh = Api.newOrganization();
        fresh.registerStore("S012");
        JsonNode post = JSON.readTree(Api.anonymous()
                        .accept("application/json")
                        .get("/q/openapi?format=json")
                        .asString())
                .at("/paths/~1v1~1feedback/post");
        JsonNode given = post.at("/requestBody/content/application~1json/examples");
        String full = given.at("/full/value").toString();
        assertSame(fresh.give(full), 202, post.at("/responses/202/content/application~1json/examples/accepted/value"));
        assertThat(fresh.give(given.at("/rating-only/value").toString()).statusCode())
                .isEqualTo(202);
        assertSame(
                fresh.give(full.replace("\"value\":4", "\"value\":9").replace("\"comment\"", "\"coment\"")),
                400,
                post.at("/responses/400/content/application~1problem+json/examples/faults/value"));
    }

    @Test
    void aParameterThatNobodyAskedForIsRefused() {
        api.withKey()
                .body(feedback(id, "S001", ""))
                .post("/v1/feedback?dryRun=true")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-query"))
                .body("faults.pointer", contains("dryRun"));
    }

    @Test
    void anIdempotencyKeyThatIsAlmostAUuidIsRefused() {
        for (String key : List.of("0192f0c15a3e-7c1d-9f00-3b1c2d4e5f60-0", "\"" + id, "1-1-1-1-1")) {
            api.withKey()
                    .header("Idempotency-Key", key)
                    .body(feedback(id, "S001", ""))
                    .post("/v1/feedback")
                    .then()
                    .statusCode(400)
                    .body("faults.pointer", contains("Idempotency-Key"));
        }
    }

    @Test
    void aWrongMediaTypeIsAProblemToo() {
        api.withKey()
                .contentType(ContentType.TEXT)
                .body("hello")
                .post("/v1/feedback")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("code", equalTo("unsupported-media-type"));
    }

    private static void assertSame(Response answer, int status, JsonNode expected) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(answer.asString())).isEqualTo(expected);
    }
}
