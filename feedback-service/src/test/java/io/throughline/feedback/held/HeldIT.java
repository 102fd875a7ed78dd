package io.throughline.feedback.held;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.specification.RequestSpecification;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Rows;
import io.throughline.feedback.Topic;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class HeldIT {

    private final Api api = Api.newOrganization();

    @Test
    void heldFeedbackIsListedAndCountedByItsCodeWithTheReason() {
        give("S0O1");
        UUID second = give("S0O1");
        Rows.execute(
                "update store_code set closed_on = '2026-11-19' where organization = '" + api.organization() + "'");
        UUID late = give("S001");
        api.asHeadOffice()
                .get("/v1/feedback/held")
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items.status", everyItem(equalTo("held")));
        api.asHeadOffice()
                .get("/v1/feedback/held?store=S001")
                .then()
                .body("items.id", contains(late.toString()))
                .body("items.heldBecause", contains("store-closed"));
        String next =
                api.asHeadOffice().get("/v1/feedback/held?store=S0O1&limit=1").path("next");
        api.asHeadOffice()
                .get("/v1/feedback/held?store=S0O1&limit=1&next=" + next)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        for (RequestSpecification reader : new RequestSpecification[] {api.asHeadOffice(), integrator()}) {
            reader.get("/v1/feedback/held/counts")
                    .then()
                    .statusCode(200)
                    .body("items.store", contains("S0O1", "S001"))
                    .body("items.reason", contains("unknown-store", "store-closed"))
                    .body("items.number", contains(2, 1))
                    .body("items[0].first", equalTo("2026-11-20T09:15:30Z"))
                    .body("items[0].last", equalTo("2026-11-20T09:15:30Z"));
        }
        assertThat(api.read(second).<String>path("heldBecause")).isEqualTo("unknown-store");
    }

    @Test
    void aPersonDropsWhatIsHeldForACodeAndItStaysGone() {
        UUID first = give("TYPO");
        UUID second = give("TYPO");
        UUID other = give("OTHER");
        UUID accepted = give("S001");
        api.asAdmin()
                .delete("/v1/feedback/held?store=TYPO")
                .then()
                .statusCode(200)
                .body("dropped", equalTo(2));
        api.asAdmin().delete("/v1/feedback/held?store=TYPO").then().body("dropped", equalTo(0));
        api.asAdmin().delete("/v1/feedback/held?store=S001").then().body("dropped", equalTo(0));
        api.read(first).then().statusCode(404);
        api.give(feedback(second, "TYPO", "")).then().statusCode(202).body("status", equalTo("gone"));
        api.read(other).then().statusCode(200);
        api.registerStore("TYPO");
        api.registerStore("OTHER");
        await().until(() -> api.read(other).path("passedOn"), equalTo(true));
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            topic.about(other, 1);
            assertThat(topic.of(api.organization()))
                    .extracting(event -> Topic.header(event, "ce_id"))
                    .containsExactlyInAnyOrder(accepted + ":1", other + ":1");
        }
    }

    @Test
    void oneIsDroppedByItsId() {
        UUID held = give("TYPO");
        UUID accepted = give("S001");
        api.asAdmin().delete("/v1/feedback/held/" + accepted).then().statusCode(404);
        Api.newOrganization()
                .asAdmin()
                .delete("/v1/feedback/held/" + held)
                .then()
                .statusCode(404);
        api.asAdmin().delete("/v1/feedback/held/" + held).then().statusCode(204);
        api.asAdmin().delete("/v1/feedback/held/" + held).then().statusCode(404);
        api.read(accepted).then().statusCode(200);
        api.read(held).then().statusCode(404);
    }

    @Test
    void onlyAPersonWhoMayDropsAndTheCodeMustBeGiven() {
        give("TYPO");
        api.asAdmin()
                .delete("/v1/feedback/held")
                .then()
                .statusCode(400)
                .body("faults.pointer", containsInAnyOrder("store"));
        api.asHeadOffice().delete("/v1/feedback/held?store=TYPO").then().statusCode(403);
        integrator().delete("/v1/feedback/held?store=TYPO").then().statusCode(403);
        api.withKey().delete("/v1/feedback/held?store=TYPO").then().statusCode(403);
        integrator().get("/v1/feedback/held").then().statusCode(403);
        Api other = Api.newOrganization();
        other.asAdmin().delete("/v1/feedback/held?store=TYPO").then().body("dropped", equalTo(0));
        other.asAdmin().get("/v1/feedback/held/counts").then().body("items", hasSize(0));
        api.asAdmin().get("/v1/feedback/held/counts").then().body("items.number", contains(1));
    }

    @Test
    void aRegistrationReleasesTheTestSpaceTooAndTellsNobody() {
        UUID space = Rows.testSpace(api);
        Rows.feedback(space, "LATER", 3, "held");
        integrator()
                .get("/v1/feedback/held/counts?space=test")
                .then()
                .body("items.store", contains("LATER"))
                .body("items.number", contains(3));
        UUID own = give("LATER");
        api.registerStore("LATER");
        await().untilAsserted(() -> integrator()
                .get("/v1/feedback?space=test")
                .then()
                .body("items.status", contains("accepted", "accepted", "accepted")));
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            topic.about(own, 1);
            assertThat(topic.of(space)).isEmpty();
        }
    }

    private UUID give(String store) {
        UUID id = UUID.randomUUID();
        api.give(feedback(id, store, "")).then().statusCode(202);
        return id;
    }

    private RequestSpecification integrator() {
        return Api.as(Api.tokens()
                .draft("integrator")
                .organization(api.organization())
                .roles("integrator")
                .sign());
    }
}
