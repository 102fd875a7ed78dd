package io.throughline.feedback;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.throughline.local.PartsTestResource;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an operator sees, and what happens when a part is away. */
@OnTheRunningService
class OperationIT {

    @Test
    void readinessNamesItsDependenciesAndLivenessItsThreads() {
        Api.anonymous().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItems("outbox"));
        Api.anonymous()
                .get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("background-threads"));
    }

    @Test
    void metricsCountWhatCameIn() {
        Api api = Api.newOrganization();
        api.give(feedback(UUID.randomUUID(), "S001", "")).then().statusCode(202);
        Api.anonymous()
                .accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("throughline_intake_submissions_total{outcome=\"accepted\""))
                .body(containsString("throughline_outbox_waiting"));
    }

    @Test
    void theOpenApiDocumentHasExamples() {
        Api.anonymous()
                .accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "paths.'/v1/feedback'.post.requestBody.content.'application/json'.examples.keySet()",
                        hasItems("full", "rating-only"))
                .body("paths.'/v1/feedback/{id}'.delete.responses.keySet()", hasItems("204", "404"))
                .body(
                        "paths.'/admin/organizations/{id}/attribution'.put.requestBody.content.'application/json'.examples.keySet()",
                        hasItems("end"))
                .body(
                        "paths.'/admin/republish'.post.requestBody.content.'application/json'.examples.keySet()",
                        hasItems("a-day"));
    }

    @Test
    void anUnknownQueryParameterIsRefused() {
        Api api = Api.newOrganization();
        api.asHeadOffice()
                .get("/v1/feedback/" + UUID.randomUUID() + "?fields=id")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-query"))
                .body("faults.pointer", hasItems("fields"));
    }

    @Test
    void withTheBrokerAwayIntakeGoesOnAndEverythingArrivesAfter() {
        Api api = Api.newOrganization();
        UUID id = UUID.randomUUID();
        PartsTestResource.parts().kafka().stop();
        try {
            api.give(feedback(id, "S001", "")).then().statusCode(202);
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> Api.anonymous()
                    .get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("checks.find { it.name == 'outbox' }.data.relay", equalTo("broker-away"))
                    .body("checks.find { it.name == 'erasure-confirmations' }.data.consumer", startsWith("waiting")));
            assertThat(api.read(id).<Boolean>path("passedOn")).isFalse();
        } finally {
            PartsTestResource.parts().kafka().restart();
        }
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            assertThat(topic.about(id, 1)).hasSize(1);
        }
    }

    @Test
    void withTheDatabaseAwayTheAnswerIsAQuick503AndLaterItGoesOn() {
        Api api = Api.newOrganization();
        UUID id = UUID.randomUUID();
        PartsTestResource.parts().postgres().stop();
        try {
            long began = System.nanoTime();
            api.give(feedback(id, "S001", ""))
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .body("advice", equalTo("retry"));
            api.withKey()
                    .body("[" + feedback(id, "S001", "") + "]")
                    .post("/v1/feedback/batch")
                    .then()
                    .statusCode(200)
                    .body("results[0].status", equalTo("retry"));
            api.read(id).then().statusCode(503).header("Retry-After", "2").body("code", equalTo("unavailable"));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
            Api.anonymous()
                    .get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body("checks.find { it.status == 'DOWN' }.name", containsString("Database"));
        } finally {
            PartsTestResource.parts().postgres().restart();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> api.give(feedback(id, "S001", "")).then().statusCode(202));
    }
}
