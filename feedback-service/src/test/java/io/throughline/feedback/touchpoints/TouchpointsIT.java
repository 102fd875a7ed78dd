package io.throughline.feedback.touchpoints;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class TouchpointsIT {

    private static final String RETIRED = "{\"name\": \"Till\", \"retiredOn\": \"2026-12-31\"}";

    private final Api api = Api.newOrganization();

    @Test
    void aTouchpointIsRegisteredReadRenamedAndRetired() {
        register("checkout").then().statusCode(201).header("ETag", "\"1\"").body("code", equalTo("checkout"));
        register("checkout").then().statusCode(409).body("code", equalTo("touchpoint-exists"));
        edit("checkout", "\"1\"")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Till"))
                .body("retiredOn", equalTo("2026-12-31"));
        edit("checkout", "\"1\"").then().statusCode(412).body("code", equalTo("changed-meanwhile"));
        api.asAdmin().body(RETIRED).put("/v1/touchpoints/checkout").then().statusCode(428);
        edit("entrance", "\"1\"").then().statusCode(404);
        api.asHeadOffice()
                .get("/v1/touchpoints/checkout")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Till"));
        api.asHeadOffice()
                .header("If-None-Match", "\"2\"")
                .get("/v1/touchpoints/checkout")
                .then()
                .statusCode(304);
    }

    @Test
    void touchpointsArePagedByTheirCodes() {
        register("checkout");
        register("entrance");
        register("deli");
        String next = api.asHeadOffice()
                .get("/v1/touchpoints?limit=2")
                .then()
                .statusCode(200)
                .body("items.code", contains("checkout", "deli"))
                .extract()
                .path("next");
        api.asHeadOffice()
                .get("/v1/touchpoints?limit=2&next=" + next)
                .then()
                .body("items.code", contains("entrance"))
                .body("next", nullValue());
        api.asHeadOffice().get("/v1/touchpoints?next=x").then().statusCode(400);
    }

    @Test
    void allFaultsAreTold() {
        api.asAdmin()
                .body("{\"code\": \"check out\", \"retiredOn\": \"soon\", \"store\": \"S001\"}")
                .post("/v1/touchpoints")
                .then()
                .statusCode(400)
                .body("faults.pointer", containsInAnyOrder("/code", "/name", "/retiredOn", "/store"));
    }

    @Test
    void feedbackFromATouchpointThatIsNotRegisteredIsTaken() {
        register("entrance");
        api.give(feedback(UUID.randomUUID(), "S001", "")).then().statusCode(202).body("status", equalTo("accepted"));
    }

    @Test
    void anothersTouchpointIsAnsweredAsOneThatDoesNotExist() {
        Api theirs = Api.newOrganization();
        register("checkout");
        assertThat(theirs.asAdmin()
                        .get("/v1/touchpoints/checkout")
                        .then()
                        .statusCode(404)
                        .extract()
                        .asString())
                .isEqualTo(theirs.asAdmin().get("/v1/touchpoints/none").asString());
        theirs.asAdmin()
                .header("If-Match", "*")
                .body(RETIRED)
                .put("/v1/touchpoints/checkout")
                .then()
                .statusCode(404);
        assertThat(theirs.asAdmin().get("/v1/touchpoints").<List<String>>path("items.code"))
                .isEmpty();
    }

    @Test
    void onlyAnAdminEditsTouchpoints() {
        api.asHeadOffice().body(RETIRED).post("/v1/touchpoints").then().statusCode(403);
        api.asHeadOffice().body(RETIRED).put("/v1/touchpoints/checkout").then().statusCode(403);
    }

    private Response register(String code) {
        return api.asAdmin()
                .body("{\"code\": \"" + code + "\", \"name\": \"The " + code + "\"}")
                .post("/v1/touchpoints");
    }

    private Response edit(String code, String revision) {
        return api.asAdmin().header("If-Match", revision).body(RETIRED).put("/v1/touchpoints/" + code);
    }
}
