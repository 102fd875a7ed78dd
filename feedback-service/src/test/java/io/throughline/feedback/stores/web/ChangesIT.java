package io.throughline.feedback.stores.web;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class ChangesIT {

    private static final String RENUMBERING = "{\"on\": \"2199-01-01\", \"kind\": \"renumbering\", \"code\": \"S201\"}";

    private final Api api = Api.newOrganization();

    @Test
    void allFaultsOfAChangeAreTold() {
        attempt("{\"kind\": \"closing\", \"name\": \"Pier\", \"note\": 4}")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-input"))
                .body("faults.pointer", containsInAnyOrder("/on", "/name", "/note"));
        attempt("{\"on\": \"2026-02-30\", \"kind\": \"renumbering\"}")
                .then()
                .body("faults.pointer", containsInAnyOrder("/on", "/code"));
        attempt("{\"on\": \"2026-02-03\", \"kind\": \"demolition\", \"name\": \"\", \"timeZone\": \"Mars/Olympus\"}")
                .then()
                .body("faults.pointer", containsInAnyOrder("/kind", "/name", "/timeZone"));
        attempt("{\"on\": \"2026-02-03\", \"kind\": \"change\"}")
                .then()
                .body("faults.pointer", containsInAnyOrder("/kind"));
        assertThat(revision()).isEqualTo("\"1\"");
    }

    @Test
    void whatDoesNotFitChangesNothing() {
        attempt("{\"on\": \"2026-01-01\", \"kind\": \"reopening\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("change-not-possible"))
                .body("advice", equalTo("fix"))
                .body("detail", containsString("not closed"));
        assertThat(revision()).isEqualTo("\"1\"");
    }

    @Test
    void ofTwoEditsOfTheSameStateOneIsTooLate() {
        CompletableFuture<Response> one = CompletableFuture.supplyAsync(() -> refit("\"1\"", "city"));
        CompletableFuture<Response> other = CompletableFuture.supplyAsync(() -> refit("\"1\"", "market"));
        assertThat(new int[] {one.join().statusCode(), other.join().statusCode()})
                .containsExactlyInAnyOrder(201, 412);
        assertThat(revision()).isEqualTo("\"2\"");
        refit("\"1\"", "kiosk").then().statusCode(412).body("code", equalTo("changed-meanwhile"));
        api.asAdmin()
                .body(RENUMBERING)
                .post("/v1/stores/S001/changes")
                .then()
                .statusCode(428)
                .body("code", equalTo("if-match-needed"));
    }

    @Test
    void aPlannedChangeIsWithdrawnAndItsCodeIsFreeAgain() {
        String change = attempt(RENUMBERING)
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"")
                .extract()
                .path("id");
        api.asAdmin().get("/v1/stores/S201").then().statusCode(200);
        api.asAdmin().delete("/v1/stores/S001/changes/" + change).then().statusCode(428);
        withdraw(change).then().statusCode(200).header("ETag", "\"3\"").body("code", equalTo("S001"));
        withdraw(change).then().statusCode(404);
        api.asAdmin().get("/v1/stores/S201").then().statusCode(404);
        api.registerStore("S201");
    }

    @Test
    void aCodeByWhichFeedbackHasComeInStaysTheStores() {
        String change = attempt(RENUMBERING).path("id");
        api.give(feedback(UUID.randomUUID(), "S201", "")).then().body("status", equalTo("accepted"));
        withdraw(change)
                .then()
                .statusCode(409)
                .body("code", equalTo("change-not-possible"))
                .body("detail", containsString("S201"));
        api.asAdmin().get("/v1/stores/S201").then().statusCode(200);
    }

    @Test
    void aChangeInEffectStays() {
        String change = attempt("{\"on\": \"2026-01-01\", \"kind\": \"refit\", \"format\": \"city\"}")
                .path("id");
        withdraw(change).then().statusCode(409).body("code", equalTo("change-not-possible"));
    }

    @Test
    void anothersStoreIsChangedAsOneThatDoesNotExist() {
        Api theirs = Api.newOrganization();
        api.registerStore("OURS");
        String change = api.asAdmin()
                .header("If-Match", "\"1\"")
                .body(RENUMBERING)
                .post("/v1/stores/OURS/changes")
                .path("id");
        for (String path : new String[] {"", "/history"}) {
            assertThat(theirs.asAdmin()
                            .get("/v1/stores/OURS" + path)
                            .then()
                            .statusCode(404)
                            .extract()
                            .asString())
                    .isEqualTo(theirs.asAdmin().get("/v1/stores/NONE" + path).asString());
        }
        assertThat(theirs.asAdmin()
                        .header("If-Match", "*")
                        .body(RENUMBERING)
                        .post("/v1/stores/OURS/changes")
                        .then()
                        .statusCode(404)
                        .extract()
                        .asString())
                .isEqualTo(theirs.asAdmin()
                        .header("If-Match", "*")
                        .body(RENUMBERING)
                        .post("/v1/stores/NONE/changes")
                        .asString());
        theirs.asAdmin()
                .header("If-Match", "*")
                .delete("/v1/stores/OURS/changes/" + change)
                .then()
                .statusCode(404);
        theirs.asAdmin()
                .header("If-Match", "*")
                .delete("/v1/stores/S001/changes/" + change)
                .then()
                .statusCode(404);
        theirs.registerStore("OURS");
        theirs.registerStore("S201");
        api.asAdmin().get("/v1/stores/OURS").then().header("ETag", "\"2\"");
    }

    @Test
    void onlyAnAdminChangesAStore() {
        api.asHeadOffice()
                .header("If-Match", "*")
                .body(RENUMBERING)
                .post("/v1/stores/S001/changes")
                .then()
                .statusCode(403);
        Api.as(Api.tokens().storeManager(api.organization(), "S001"))
                .header("If-Match", "*")
                .delete("/v1/stores/S001/changes/" + UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    private Response attempt(String change) {
        return api.asAdmin().header("If-Match", revision()).body(change).post("/v1/stores/S001/changes");
    }

    private Response refit(String revision, String format) {
        return api.asAdmin()
                .header("If-Match", revision)
                .body("{\"on\": \"2026-01-01\", \"kind\": \"refit\", \"format\": \"" + format + "\"}")
                .post("/v1/stores/S001/changes");
    }

    private Response withdraw(String change) {
        return api.asAdmin().header("If-Match", revision()).delete("/v1/stores/S001/changes/" + change);
    }

    private String revision() {
        return api.asAdmin().get("/v1/stores/S001").header("ETag");
    }
}
