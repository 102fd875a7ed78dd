package io.throughline.feedback.signals.web;

import static io.throughline.feedback.signals.SignalJson.queue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.throughline.feedback.Api;
import io.throughline.feedback.Contract;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class SignalsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Api api = Api.newOrganization();
    private final UUID id = UUID.randomUUID();
    private final String now = Instant.now().toString();

    @Test
    void aSignalIsAcceptedAndPublishedAsItsContractSays() throws IOException {
        give(queue(id, "S001", 7, now, ", \"device\": \"cam-2\""))
                .then()
                .statusCode(202)
                .body("id", equalTo(id.toString()))
                .body("status", equalTo("accepted"));
        try (Topic topic = new Topic("throughline.signals.v1")) {
            ConsumerRecord<String, String> published = topic.about(id, 1).get(0);
            assertThat(published.key()).isEqualTo(api.organization() + "/S001");
            assertThat(Topic.header(published, "ce_type")).isEqualTo("io.throughline.signal.v1");
            assertThat(Topic.header(published, "ce_id")).isEqualTo(id + ":1");
            assertThat(new Contract("signal").faults(published.value())).isEmpty();
            assertThat(JSON.readTree(published.value()).path("value").asInt()).isEqualTo(7);
        }
    }

    @Test
    void sendingAgainIsSafeAndOtherContentIsAConflict() {
        give(queue(id, "S001", 7, now, "")).then().statusCode(202);
        give(queue(id, "S001", 7, now, ", \"sentAt\": \"" + Instant.now() + "\""))
                .then()
                .statusCode(202)
                .body("status", equalTo("duplicate"));
        give(queue(id, "S001", 8, now, ""))
                .then()
                .statusCode(409)
                .body("code", equalTo("id-conflict"))
                .body("advice", equalTo("drop"));
    }

    @Test
    void theIdMayComeAsIdempotencyKey() {
        String withoutId = queue(id, "S001", 7, now, "").replace("\"id\": \"" + id + "\", ", "");
        give(withoutId).then().statusCode(400).body("faults.pointer", contains("/id"));
        api.withKey()
                .header("Idempotency-Key", id)
                .body(withoutId)
                .post("/v1/signals")
                .then()
                .statusCode(202)
                .body("id", equalTo(id.toString()));
    }

    @Test
    void allFaultsAreAnsweredAtOnce() {
        give("{\"id\": \"" + id + "\", \"store\": 7, \"kind\": \"queue-length\", \"queue\": 3}")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-input"))
                .body("faults.pointer", contains("/store", "/value", "/observedAt", "/queue"));
    }

    @Test
    void aSignalOfAStoreThatIsNotKnownIsRefusedAndNotKept() {
        give(queue(id, "LATER", 7, now, ""))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-store"))
                .body("advice", equalTo("fix"));
        api.registerStore("LATER");
        give(queue(id, "LATER", 7, now, "")).then().statusCode(202).body("status", equalTo("accepted"));
    }

    @Test
    void anothersStoreIsNotKnownAndAnothersIdIsFree() {
        Api other = Api.newOrganization();
        other.registerStore("THEIRS");
        give(queue(id, "THEIRS", 7, now, "")).then().statusCode(422).body("code", equalTo("unknown-store"));
        other.withKey()
                .body(queue(id, "THEIRS", 7, now, ""))
                .post("/v1/signals")
                .then()
                .statusCode(202);
        give(queue(id, "S001", 8, now, "")).then().statusCode(202).body("status", equalTo("accepted"));
    }

    @Test
    void aSignalOfLongAgoIsToBeDropped() {
        String yesterday = Instant.now().minusSeconds(90_000).toString();
        give(queue(id, "S001", 7, yesterday, ""))
                .then()
                .statusCode(422)
                .body("code", equalTo("too-late"))
                .body("advice", equalTo("drop"));
        // by the device's own clock it has just been
        give(queue(id, "S001", 7, yesterday, ", \"sentAt\": \"" + yesterday + "\""))
                .then()
                .statusCode(202);
    }

    @Test
    void aBatchAnswersEveryItem() {
        String yesterday = Instant.now().minusSeconds(90_000).toString();
        UUID second = UUID.randomUUID();
        String batch = String.join(
                "\n",
                queue(id, "S001", 7, now, ""),
                queue(id, "S001", 7, now, ""),
                queue(id, "S001", 8, now, ""),
                "{\"id\": ",
                queue(UUID.randomUUID(), "S001", -1, now, ""),
                queue(UUID.randomUUID(), "NOWHERE", 7, now, ""),
                queue(UUID.randomUUID(), "S001", 7, yesterday, ""),
                queue(second, "S001", 7, now, ""));
        api.withKey()
                .contentType("application/x-ndjson")
                .body(batch.getBytes(StandardCharsets.UTF_8))
                .post("/v1/signals/batch")
                .then()
                .statusCode(200)
                .body(
                        "results.status",
                        contains(
                                "accepted",
                                "duplicate",
                                "conflict",
                                "refused",
                                "refused",
                                "refused",
                                "refused",
                                "accepted"))
                .body("results[3].problem.code", equalTo("invalid-json"))
                .body("results[4].problem.faults[0].pointer", equalTo("/value"))
                .body("results[5].problem.code", equalTo("unknown-store"))
                .body("results[6].problem.advice", equalTo("drop"))
                .body("results[7].id", equalTo(second.toString()));
    }

    @Test
    void anEmptyBatchHasNoResults() {
        api.withKey()
                .body("[]")
                .post("/v1/signals/batch")
                .then()
                .statusCode(200)
                .body("results.size()", equalTo(0));
    }

    @Test
    void aKeyThatAnybodyCanReadGivesNoSignals() {
        Api app = new Api(api.organization(), api.slug(), Api.newKey(api.organization(), "app", "app"));
        for (String path : new String[] {"/v1/signals", "/v1/signals/batch", "/v1/feedback/import"}) {
            app.withKey().body("[]").post(path).then().statusCode(403).body("code", equalTo("forbidden"));
        }
        Api.anonymous()
                .body(queue(id, "S001", 7, now, ""))
                .post("/v1/signals")
                .then()
                .statusCode(401);
        api.asAdmin()
                .body(queue(id, "S001", 7, now, ""))
                .post("/v1/signals")
                .then()
                .statusCode(403);
    }

    @Test
    void aPublicKeyGivesAtMostAHundredInABatch() {
        Api app = new Api(api.organization(), api.slug(), Api.newKey(api.organization(), "app", "app"));
        assertThat(batchOf(app, 100).statusCode()).isEqualTo(200);
        batchOf(app, 101).then().statusCode(400).body("code", equalTo("too-many-items"));
        assertThat(batchOf(api, 101).statusCode()).isEqualTo(200);
    }

    @Test
    void whatATestKeyGivesIsNotPublished() {
        String source = api.asAdmin().get("/v1/sources").path("items[0].id");
        String key = api.asAdmin()
                .body("{\"kind\": \"test\"}")
                .post("/v1/sources/" + source + "/keys")
                .path("key");
        Api test = new Api(api.organization(), api.slug(), key);
        test.withKey()
                .body(queue(id, "S001", 7, now, ""))
                .post("/v1/signals")
                .then()
                .statusCode(202)
                .body("status", equalTo("accepted"));
        UUID live = UUID.randomUUID();
        give(queue(live, "S001", 7, now, "")).then().statusCode(202);
        try (Topic topic = new Topic("throughline.signals.v1")) {
            topic.about(live, 1);
            topic.of(api.organization()); // reads on to the end
            assertThat(topic.about(id, 0)).isEmpty();
        }
    }

    private static Response batchOf(Api api, int items) {
        String item = Api.feedback(UUID.randomUUID(), "S001", "");
        return api.withKey()
                .body("[" + item + ("," + item).repeat(items - 1) + "]")
                .post("/v1/feedback/batch");
    }

    private Response give(String signal) {
        return api.withKey().body(signal).post("/v1/signals");
    }
}
