package io.throughline.feedback.intake.web;

import static io.throughline.feedback.Api.feedback;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class BatchIT {

    private static Api api;
    private final UUID id = UUID.randomUUID();

    @BeforeAll
    static void setUp() {
        api = Api.newOrganization();
    }

    @Test
    void aBatchAnswersEveryItemAndABadOneDoesNotSinkTheOthers() {
        UUID second = UUID.randomUUID();
        String batch = "[%s, %s, %s, 7, %s]"
                .formatted(
                        feedback(id, "S001", ""),
                        feedback(second, "S001", ", \"unknown\": 1"),
                        feedback(id, "S001", ", \"comment\": \"other\""),
                        feedback(second, "S-new", ""));
        api.withKey()
                .body(batch)
                .post("/v1/feedback/batch")
                .then()
                .statusCode(200)
                .body("results.status", contains("accepted", "refused", "conflict", "refused", "held"))
                .body("results[1].problem.faults.pointer", contains("/unknown"))
                .body("results[2].problem.code", equalTo("id-conflict"))
                .body("results[3].problem.code", equalTo("invalid-json"))
                .body("results[0].problem", nullValue());
    }

    @Test
    void ofOneIdTheFirstOfABatchWinsWhateverElseIsWritten() {
        for (int round = 0; round < 40; round++) {
            UUID twice = UUID.randomUUID();
            List<String> items = new ArrayList<>();
            items.add(feedback(twice, "S001", ""));
            for (int i = 0; i < 20; i++) {
                items.add(feedback(UUID.randomUUID(), "S001", ""));
            }
            items.add(feedback(twice, "S001", ", \"comment\": \"other\""));
            api.withKey()
                    .body(items.toString())
                    .post("/v1/feedback/batch")
                    .then()
                    .statusCode(200)
                    .body("results[0].status", equalTo("accepted"))
                    .body("results[21].status", equalTo("conflict"));
        }
    }

    @Test
    void aBatchMayBeNdjsonAndOneBadLineIsOnlyItsOwnFault() {
        String lines = feedback(id, "S001", "").replace("\n", "") + "\n{\"broken\n\n"
                + feedback(UUID.randomUUID(), "S001", "").replace("\n", "") + "\n";
        api.withKey()
                .contentType("application/x-ndjson")
                .body(lines.getBytes())
                .post("/v1/feedback/batch")
                .then()
                .statusCode(200)
                .body("results.status", contains("accepted", "refused", "accepted"));
    }

    @Test
    void anItemOfAnArrayIsOnlyItsOwnFaultWhereItsEndIsCertain() {
        String twice = "{\"id\": \"" + UUID.randomUUID() + "\", \"store\": \"]\", \"store\": \"S001\"}";
        String deep = "{\"id\": " + "[".repeat(100) + "]".repeat(100) + "}";
        String garbled = feedback(UUID.randomUUID(), "S001", ", \"comment\": \"\u00ff \\\" , ]\"");
        byte[] batch = ("[" + String.join(", ", feedback(id, "S001", ""), twice, deep, garbled, "") + ","
                        + feedback(UUID.randomUUID(), "S001", ", \"comment\": \"[{\\\\\"") + " ]\n")
                .getBytes(ISO_8859_1);
        api.withKey()
                .body(batch)
                .post("/v1/feedback/batch")
                .then()
                .statusCode(200)
                .body("results.status", contains("accepted", "refused", "refused", "refused", "refused", "accepted"))
                .body("results[1..4].problem.code", everyItem(equalTo("invalid-json")))
                .body("results[1..4].problem.advice", everyItem(equalTo("fix")));
    }

    @Test
    void anItemThatLeavesOpenWhereItEndsIsTheArraysFaultAndNamed() {
        String other = feedback(UUID.randomUUID(), "S001", "");
        for (String broken : List.of(
                "{\"comment\": \"cut off, " + other,
                "{\"comment\": \"cut off}, " + other + ", {\"comment\": \"cut off too}",
                "{\"comment\": \"more\"}}, " + other,
                "{} {}",
                "{]",
                "{\"a\": 1,}",
                "nul")) {
            api.withKey()
                    .body("[" + feedback(id, "S001", "") + ", " + broken + ", " + other + "]")
                    .post("/v1/feedback/batch")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-json"))
                    .body("detail", startsWith("Item 1, counted from 0, "));
        }
        api.read(id).then().statusCode(404);
    }

    @Test
    void whatIsNoArrayIsNoBatch() {
        for (String body :
                List.of("", " ", "{}", "7", "[", "[{}", "[{}] {}", "[\"]", "[{]", "[[]", "]", "[}", "[{}}", "[1}")) {
            api.withKey()
                    .body(body.getBytes(UTF_8))
                    .post("/v1/feedback/batch")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-json"));
        }
        api.withKey()
                .body("[ ]")
                .post("/v1/feedback/batch")
                .then()
                .statusCode(200)
                .body("results", hasSize(0));
        api.withKey()
                .body("[,]")
                .post("/v1/feedback/batch")
                .then()
                .statusCode(200)
                .body("results.status", contains("refused", "refused"));
    }

    @Test
    void aThousandItemsAreTakenAndOneMoreIsNot() {
        List<String> items = IntStream.range(0, 1001)
                .mapToObj(i -> feedback(UUID.randomUUID(), "S001", ""))
                .toList();
        api.withKey()
                .body(items.subList(0, 1000).toString())
                .post("/v1/feedback/batch")
                .then()
                .statusCode(200)
                .body("results.findAll { it.status == 'accepted' }.size()", equalTo(1000));
        api.withKey()
                .body(items.toString())
                .post("/v1/feedback/batch")
                .then()
                .statusCode(400)
                .body("code", equalTo("too-many-items"));
    }

    @Test
    void anImportIsKeptAsPastAndItsClockIsNotCorrected() {
        String past = feedback(id, "S001", ", \"sentAt\": \"2026-11-20T12:00:00Z\"");
        api.withKey()
                .body("[" + past + "]")
                .post("/v1/feedback/import")
                .then()
                .statusCode(200)
                .body("results.status", contains("accepted"));
        api.read(id).then().statusCode(200).body("correctedAt", equalTo("2026-11-20T09:15:30Z"));
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            assertThat(topic.about(id, 1))
                    .allSatisfy(event -> assertThat(event.value()).contains("\"past\":true"));
        }
    }

    @Test
    void aBatchOfMoreThan5MiBIsRefusedUnread() {
        api.withKey()
                .body("[" + " ".repeat(5 * 1024 * 1024) + "]")
                .post("/v1/feedback/batch")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("too-large"));
    }
}
