package io.throughline.feedback.flagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Topic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class FlaggingIT {

    /** A queue of some hours ago, as a device sends it that was offline. */
    private static final Instant BACK_THEN =
            Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    @Test
    void burstsAndStaffTapsAreFlaggedAllOfThemAndTold() throws IOException {
        Api api = Api.newOrganization();
        List<UUID> burst = give(api, "k-1", 21, 1_000, "3");
        List<UUID> taps = give(api, "k-2", 8, 4_000, "5");
        List<UUID> customers = give(api, "k-3", 12, 20_000, "5");
        List<UUID> without = give(api, null, 21, 1_000, "4");
        List<UUID> held = give(api, "k-4", 8, 1_000, "1", "LATER");

        awaitFlags(api, burst, "burst");
        awaitFlags(api, taps, "staff-taps");
        awaitFlags(api, without, "burst");
        awaitFlags(api, held, "staff-taps");
        assertThat(customers)
                .allSatisfy(id -> flags(api, id).then().body("flags", empty()).body("revision", equalTo(1)));

        try (Topic topic = new Topic("throughline.feedback.v1")) {
            List<JsonNode> told = new ArrayList<>();
            for (var record : topic.about(taps.get(7), 2)) {
                told.add(new ObjectMapper().readTree(record.value()));
            }
            assertThat(told).extracting(data -> data.path("revision").asInt()).containsExactly(1, 2);
            assertThat(told.get(0).has("flags")).isFalse();
            assertThat(told.get(1).path("flags")).extracting(JsonNode::asText).containsExactly("staff-taps");
        }
        api.registerStore("LATER");
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            JsonNode released = new ObjectMapper()
                    .readTree(topic.about(held.get(0), 1).get(0).value());
            assertThat(released.path("flags")).extracting(JsonNode::asText).containsExactly("staff-taps");
        }
    }

    @Test
    void whatAPersonHasDecidedIsKeptAndNotFlaggedAgain() {
        Api api = Api.newOrganization();
        List<UUID> taps = give(api, "k-1", 8, 1_000, "5");
        awaitFlags(api, taps, "staff-taps");
        UUID cleared = taps.get(3);
        String tag = flags(api, cleared).header("ETag");
        assertThat(tag).isEqualTo("\"2\"");
        decide(api, cleared, tag, "[]", "a school class, ask jo@example.com")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("flags", empty())
                .body("reviews", hasSize(1))
                .body("reviews[0].before", containsInAnyOrder("staff-taps"))
                .body("reviews[0].reason", equalTo("a school class, ask [e-mail]"));

        // a ninth makes the device looked at again
        UUID ninth = giveAt(api, "k-1", 8, 1_000, "5");
        awaitFlags(api, List.of(ninth), "staff-taps");
        flags(api, cleared).then().body("flags", empty()).body("revision", equalTo(3));
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            assertThat(topic.about(cleared, 3).get(2).value()).doesNotContain("flags");
        }
    }

    @Test
    void abuseIsFlaggedAsItComesInAndAPersonMaySayOtherwise() {
        Api api = Api.newOrganization();
        UUID id = UUID.randomUUID();
        api.give(Api.feedback(id, "S001", ", \"comment\": \"You are idiots\""))
                .then()
                .statusCode(202);
        flags(api, id)
                .then()
                .statusCode(200)
                .body("flags", containsInAnyOrder("abuse"))
                .body("revision", equalTo(1));
        // said again: it stands, with its reason, and nothing is told
        decide(api, id, "\"1\"", "[\"abuse\"]", "seen").then().statusCode(200).body("revision", equalTo(1));
        api.asHeadOffice()
                .header("If-None-Match", "\"1\"")
                .get(path(id))
                .then()
                .statusCode(200)
                .body("reviews", hasSize(1));
        decide(api, id, "\"1\"", "[\"abuse\", \"threat\"]", "worse")
                .then()
                .statusCode(200)
                .body("revision", equalTo(2));
        flags(api, id)
                .then()
                .body("flags", containsInAnyOrder("abuse", "threat"))
                .body("reviews", hasSize(2));
    }

    @Test
    void anEditNeedsTheRevisionThatWasSeenAndAReason() {
        Api api = Api.newOrganization();
        UUID id = UUID.randomUUID();
        api.give(Api.feedback(id, "S001", "")).then().statusCode(202);
        decide(api, id, null, "[]", "x").then().statusCode(428).body("code", equalTo("if-match-needed"));
        decide(api, id, "\"7\"", "[]", "x").then().statusCode(412).body("code", equalTo("changed-meanwhile"));
        api.asAdmin()
                .header("If-Match", "\"1\"")
                .body("{\"flags\": [\"rude\", \"burst\", \"burst\"], \"why\": \"x\"}")
                .put(path(id))
                .then()
                .statusCode(400)
                .body("faults.pointer", containsInAnyOrder("/flags/0", "/flags/2", "/reason", "/why"));
        flags(api, id).then().body("flags", empty()).body("reviews", empty());
    }

    @Test
    void anothersFlagsAreAnsweredAsThoseOfNoFeedback() {
        Api ours = Api.newOrganization();
        Api theirs = Api.newOrganization();
        UUID id = UUID.randomUUID();
        UUID unknown = UUID.randomUUID();
        ours.give(Api.feedback(id, "S001", "")).then().statusCode(202);
        assertThat(flags(theirs, id).then().statusCode(404).extract().asString().replace(id.toString(), ""))
                .isEqualTo(flags(theirs, unknown)
                        .then()
                        .statusCode(404)
                        .extract()
                        .asString()
                        .replace(unknown.toString(), ""));
        decide(theirs, id, "\"1\"", "[\"abuse\"]", "x").then().statusCode(404);
        ours.withKey().get(path(id)).then().statusCode(403);
        Api.as(Api.tokens().storeManager(ours.organization(), "S001"))
                .get(path(id))
                .then()
                .statusCode(403);
        Api.asOperator().get(path(id)).then().statusCode(403);
        flags(ours, id).then().body("flags", empty());
    }

    @Test
    void reviewsGoWithTheirFeedback() {
        Api api = Api.newOrganization();
        UUID id = UUID.randomUUID();
        api.give(Api.feedback(id, "S001", "")).then().statusCode(202);
        decide(api, id, "\"1\"", "[\"abuse\"]", "rude").then().statusCode(200);
        api.erase(id).then().statusCode(204);
        flags(api, id).then().statusCode(404);
        assertThat(Reviewed.count(id)).isZero();
    }

    private static List<UUID> give(Api api, String device, int count, int millis, String value) {
        return give(api, device, count, millis, value, "S001");
    }

    private static List<UUID> give(Api api, String device, int count, int millis, String value, String store) {
        List<UUID> ids = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID id = UUID.randomUUID();
            ids.add(id);
            items.add(tap(id, device, i * (long) millis, value, store));
        }
        api.withKey()
                .body("[" + String.join(",", items) + "]")
                .post("/v1/feedback/batch")
                .then()
                .statusCode(200)
                .body("results", hasSize(count));
        return ids;
    }

    private static UUID giveAt(Api api, String device, int place, int millis, String value) {
        UUID id = UUID.randomUUID();
        api.give(tap(id, device, place * (long) millis, value, "S001")).then().statusCode(202);
        return id;
    }

    private static String tap(UUID id, String device, long after, String value, String store) {
        return """
                {"id": "%s", "store": "%s", "touchpoint": "exit", "collectedAt": "%s",
                 "rating": {"metric": "csat", "value": %s, "min": 1, "max": 5}%s}""".formatted(
                        id,
                        store,
                        BACK_THEN.plusMillis(after),
                        value,
                        device == null ? "" : ", \"device\": \"" + device + "\"");
    }

    private static void awaitFlags(Api api, List<UUID> ids, String flag) {
        Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            for (UUID id : ids) {
                assertThat(flags(api, id).<List<String>>path("flags")).containsExactly(flag);
            }
        });
    }

    private static Response flags(Api api, UUID id) {
        return api.asHeadOffice().get(path(id));
    }

    private static Response decide(Api api, UUID id, String ifMatch, String flags, String reason) {
        return api.asHeadOffice()
                .headers(ifMatch == null ? Map.of() : Map.of("If-Match", ifMatch))
                .body("{\"flags\": " + flags + ", \"reason\": \"" + reason + "\"}")
                .put(path(id));
    }

    private static String path(UUID id) {
        return "/v1/feedback/" + id + "/flags";
    }
}
