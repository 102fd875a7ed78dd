package io.throughline.feedback.stores.web;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.throughline.feedback.Api;
import io.throughline.feedback.Contract;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Topic;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class StoresIT {

    private final Api api = Api.newOrganization();

    @Test
    void aRegisteredStoreIsPublished() throws IOException {
        UUID id = UUID.fromString(api.asAdmin()
                .body("""
                        {"code": "S012", "name": "Harbour", "region": "north", "format": " ",
                         "timeZone": "Europe/London", "openedOn": "2019-03-01"}""")
                .post("/v1/stores")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("status", equalTo("open"))
                .body("format", nullValue())
                .extract()
                .path("id"));
        try (Topic topic = new Topic("throughline.stores.v1")) {
            ConsumerRecord<String, String> record = topic.about(id, 1).get(0);
            assertThat(record.key()).isEqualTo(api.organization() + "/" + id);
            assertThat(Topic.header(record, "ce_type")).isEqualTo("io.throughline.store.v1");
            assertThat(Topic.header(record, "ce_id")).isEqualTo(id + ":1");
            assertThat(new Contract("store").faults(record.value())).isEmpty();
            assertThat(record.value()).contains("\"code\":\"S012\"", "\"openedOn\":\"2019-03-01\"");
        }
    }

    @Test
    void aStoreThatIsNotRegisteredIsNotPublished() {
        api.asAdmin()
                .body("{\"code\": \"S001\", \"name\": \"Again\", \"timeZone\": \"Europe/London\"}")
                .post("/v1/stores")
                .then()
                .statusCode(409)
                .body("code", equalTo("store-exists"));
        api.registerStore("S002");
        UUID last = UUID.fromString(api.asAdmin().get("/v1/stores/S002").path("id"));
        try (Topic topic = new Topic("throughline.stores.v1")) {
            topic.about(last, 1);
            assertThat(topic.of(api.organization())).hasSize(2).noneMatch(record -> record.value()
                    .contains("Again"));
        }
    }

    @Test
    void aZoneThatOnlyTheServiceKnowsIsRefused() {
        api.asAdmin()
                .body("{\"code\": \"S002\", \"name\": \"Pier\", \"timeZone\": \"SystemV/PST8PDT\"}")
                .post("/v1/stores")
                .then()
                .statusCode(400)
                .body("faults.pointer", contains("/timeZone"));
    }

    @Test
    void allFaultsOfARegistrationAreTold() {
        api.asAdmin()
                .body(
                        "{\"code\": \"S 1\", \"name\": \" \", \"timeZone\": \"Mars/Olympus\", \"opened\": \"2019-03-01\"}")
                .post("/v1/stores")
                .then()
                .statusCode(400)
                .body("faults.pointer", containsInAnyOrder("/code", "/name", "/timeZone", "/opened"));
    }

    @Test
    void storesArePagedByTheirCodesAndFiltered() {
        register("S010", "\"region\": \"north\", \"format\": \"city\"");
        register("S011", "\"region\": \"north\", \"openedOn\": \"2199-01-01\"");
        register("S012", "\"region\": \"south\"");
        String next = api.asHeadOffice()
                .get("/v1/stores?limit=3")
                .then()
                .statusCode(200)
                .body("items.code", contains("S001", "S010", "S011"))
                .extract()
                .path("next");
        api.asHeadOffice()
                .get("/v1/stores?limit=3&next=" + next)
                .then()
                .body("items.code", contains("S012"))
                .body("next", nullValue());
        api.asHeadOffice()
                .get("/v1/stores?limit=3&region=north&next=" + next)
                .then()
                .statusCode(400)
                .body("faults.pointer", contains("next"));
        assertThat(listed("region=north")).containsExactly("S010", "S011");
        assertThat(listed("region=north&status=planned")).containsExactly("S011");
        assertThat(listed("format=city")).containsExactly("S010");
        assertThat(listed("q=ore S012")).as("a part of a name").containsExactly("S012");
        assertThat(listed("q=s01&status=open")).as("a part of a code").containsExactly("S010", "S012");
        api.asHeadOffice()
                .get("/v1/stores?regoin=north&status=shut")
                .then()
                .statusCode(400)
                .body("faults.pointer", containsInAnyOrder("regoin", "status"));
    }

    @Test
    void aManagerSeesTheirOwnStoresByWhicheverCodeTheirTokenHas() {
        api.registerStore("S002");
        api.registerStore("S003");
        change("S002", "{\"on\": \"2026-01-01\", \"kind\": \"renumbering\", \"code\": \"S202\"}");
        var manager = Api.as(Api.tokens().storeManager(api.organization(), "S002"));
        manager.get("/v1/stores").then().statusCode(200).body("items.code", contains("S202"));
        var again = Api.as(Api.tokens().storeManager(api.organization(), "S002"));
        again.get("/v1/stores/S202").then().statusCode(200);
        Api.as(Api.tokens().storeManager(api.organization(), "S002"))
                .get("/v1/stores/S003")
                .then()
                .statusCode(404);
        String integrator = Api.tokens()
                .draft("integrator")
                .organization(api.organization())
                .roles("integrator")
                .sign();
        Api.as(integrator).get("/v1/stores").then().body("items.code", contains("S001", "S003", "S202"));
        Api.as(integrator).body("{}").post("/v1/stores").then().statusCode(403);
    }

    @Test
    void aStoreIsReadAsItWasAndOnlyWhenItHasChanged() {
        register("S012", "\"format\": \"city\", \"openedOn\": \"2019-03-01\"");
        change(
                "S012",
                "{\"on\": \"2023-09-04\", \"kind\": \"refit\", \"format\": \"market\", \"note\": \"new floor\"}");
        change("S012", "{\"on\": \"2199-01-01\", \"kind\": \"renumbering\", \"code\": \"S1012\"}");
        api.asHeadOffice()
                .get("/v1/stores/S1012")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("code", equalTo("S012"))
                .body("aliases", contains("S1012"))
                .body("format", equalTo("market"));
        api.asHeadOffice()
                .header("If-None-Match", "\"3\"")
                .get("/v1/stores/S012")
                .then()
                .statusCode(304);
        asOf("2019-02-28").body("status", equalTo("planned"));
        asOf("2023-09-03").body("format", equalTo("city")).body("status", equalTo("open"));
        asOf("2199-01-01").body("code", equalTo("S1012"));
        api.asHeadOffice()
                .get("/v1/stores/S012?asOf=yesterday")
                .then()
                .statusCode(400)
                .body("faults.pointer", contains("asOf"));
        api.asHeadOffice()
                .get("/v1/stores/S012/history")
                .then()
                .statusCode(200)
                .body("items.kind", contains("opening", "refit", "renumbering"))
                .body("items[1].note", equalTo("new floor"))
                .body("items[1].recordedBy", equalTo("admin"))
                .body("items[1].name", nullValue())
                .body("items[1].then.name", equalTo("Store S012"))
                .body("items[2].then.code", equalTo("S1012"));
    }

    @Test
    void aClosedStoreTakesFeedbackFromBeforeItsClosingAndHoldsWhatIsLater() {
        api.registerStore("S002");
        UUID later = UUID.randomUUID();
        change("S002", "{\"on\": \"2026-11-19\", \"kind\": \"closing\"}");
        give(later, "S002", "held");
        api.withKey()
                .body(feedback(UUID.randomUUID(), "S002", "").replace("2026-11-20", "2026-11-19"))
                .post("/v1/feedback")
                .then()
                .body("status", equalTo("accepted"));
        change("S002", "{\"on\": \"2026-11-20\", \"kind\": \"closing\"}");
        await().untilAsserted(() -> api.read(later).then().body("status", equalTo("accepted")));
        give(UUID.randomUUID(), "S002", "accepted");
        api.asHeadOffice()
                .get("/v1/stores/S002")
                .then()
                .body("status", equalTo("closed"))
                .body("closedOn", equalTo("2026-11-20"));
    }

    @Test
    void aReopeningReleasesWhatWasHeld() {
        api.registerStore("S002");
        change("S002", "{\"on\": \"2026-11-01\", \"kind\": \"closing\"}");
        UUID held = UUID.randomUUID();
        give(held, "S002", "held");
        change("S002", "{\"on\": \"2026-11-20\", \"kind\": \"reopening\"}");
        await().untilAsserted(() -> api.read(held).then().body("status", equalTo("accepted")));
    }

    @Test
    void afterARenumberingBothCodesNameTheStore() {
        api.registerStore("S002");
        UUID early = UUID.randomUUID();
        give(early, "S202", "held");
        change("S002", "{\"on\": \"2026-11-01\", \"kind\": \"renumbering\", \"code\": \"S202\"}");
        await().untilAsserted(() -> api.read(early).then().body("status", equalTo("accepted")));
        give(UUID.randomUUID(), "S002", "accepted");
        give(UUID.randomUUID(), "S202", "accepted");
        api.asHeadOffice()
                .get("/v1/stores/S002")
                .then()
                .body("code", equalTo("S202"))
                .body("aliases", contains("S002"));
    }

    @Test
    void aCodeThatAStoreHadIsNeverAnothers() {
        api.registerStore("S002");
        change("S002", "{\"on\": \"2026-11-01\", \"kind\": \"renumbering\", \"code\": \"S202\"}");
        api.asAdmin()
                .body("{\"code\": \"S002\", \"name\": \"New\", \"timeZone\": \"Europe/London\"}")
                .post("/v1/stores")
                .then()
                .statusCode(409)
                .body("code", equalTo("store-exists"))
                .body("detail", containsString("S002"));
        attempt("S001", "{\"on\": \"2026-11-01\", \"kind\": \"renumbering\", \"code\": \"S002\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("store-exists"));
        api.asHeadOffice().get("/v1/stores/S001").then().header("ETag", "\"1\"");
    }

    private void register(String code, String more) {
        api.asAdmin()
                .body("{\"code\": \"" + code + "\", \"name\": \"Store " + code + "\", \"timeZone\": \"Europe/London\", "
                        + more + "}")
                .post("/v1/stores")
                .then()
                .statusCode(201);
    }

    private Response attempt(String code, String change) {
        return api.asAdmin()
                .header("If-Match", api.asAdmin().get("/v1/stores/" + code).header("ETag"))
                .body(change)
                .post("/v1/stores/" + code + "/changes");
    }

    private void change(String code, String change) {
        attempt(code, change).then().statusCode(201);
    }

    private void give(UUID id, String store, String status) {
        api.give(feedback(id, store, "")).then().statusCode(202).body("status", equalTo(status));
    }

    private List<String> listed(String query) {
        return api.asHeadOffice()
                .get("/v1/stores?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.code");
    }

    private ValidatableResponse asOf(String day) {
        return api.asHeadOffice().get("/v1/stores/S012?asOf=" + day).then().statusCode(200);
    }
}
