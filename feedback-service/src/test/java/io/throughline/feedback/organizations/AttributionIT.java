package io.throughline.feedback.organizations;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Topic;
import io.throughline.local.PartsTestResource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class AttributionIT {

    private static final String NAMED = ", \"employee\": \"e0123\"";

    @Test
    void whoServedIsPublishedAsTheSamePseudonymEachTimeAndNeverShown() throws Exception {
        Api api = Api.newOrganization("pseudonymous");
        String first = published(api, "e0123");
        assertThat(first).matches("p-[0-9a-f]{16}");
        assertThat(published(api, "e0123")).isEqualTo(first);
        assertThat(published(api, "e0124")).isNotEqualTo(first);
        assertThat(published(Api.newOrganization("pseudonymous"), "e0123")).isNotEqualTo(first);

        UUID id = UUID.randomUUID();
        api.give(feedback(id, "S001", NAMED)).then().statusCode(202);
        assertThat(api.read(id).asString()).doesNotContain("employee", first, "e0123");
        assertThat(kept(id)).contains(first).doesNotContain("e0123");
    }

    @Test
    void feedbackThatWasHeldIsAttributedWhenItIsReleased() throws IOException {
        Api api = Api.newOrganization("pseudonymous");
        UUID id = UUID.randomUUID();
        api.give(feedback(id, "LATER", NAMED)).then().body("status", equalTo("held"));
        api.registerStore("LATER");
        assertThat(employee(id)).startsWith("p-");
    }

    @Test
    void feedbackThatWasHeldIsReleasedWithoutItWhereAttributionHasEnded() throws IOException {
        Api api = Api.newOrganization("pseudonymous");
        UUID id = UUID.randomUUID();
        api.give(feedback(id, "LATER", NAMED)).then().body("status", equalTo("held"));
        api.setAttribution("off").then().statusCode(200);
        api.registerStore("LATER");
        assertThat(employee(id)).isNull();
    }

    @Test
    void aChangeHoldsForWhatComesInAfterIt() throws IOException {
        Api api = Api.newOrganization();
        UUID before = UUID.randomUUID();
        api.give(feedback(before, "S001", NAMED)).then().statusCode(202);
        assertThat(employee(before)).isNull();

        api.setAttribution("pseudonymous")
                .then()
                .statusCode(200)
                .body("id", equalTo(api.organization().toString()))
                .body("slug", equalTo(api.slug()))
                .body("attribution", equalTo("pseudonymous"));
        Awaitility.await().until(() -> published(api, "e0123") != null);
        // what was submitted is compared, not what was made of it
        api.give(feedback(before, "S001", NAMED)).then().body("status", equalTo("duplicate"));
        api.give(feedback(before, "S001", "")).then().statusCode(409);

        api.setAttribution("off").then().statusCode(200);
        Awaitility.await().until(() -> published(api, "e0123") == null);
    }

    @Test
    void whereEmployeesAreToBeNamedWhoServedIsPublishedAsGivenAndNeverShown() throws Exception {
        Api api = Api.newOrganization("named");
        assertThat(published(api, "hr:4711")).isEqualTo("hr:4711");
        UUID id = UUID.randomUUID();
        api.give(feedback(id, "S001", NAMED)).then().statusCode(202);
        assertThat(api.read(id).asString()).doesNotContain("employee", "e0123");
        assertThat(kept(id)).contains("e0123");
    }

    @Test
    void aNameIsNotToldAnyMoreWhereOnlyPseudonymsAreWanted() throws IOException {
        Api api = Api.newOrganization("named");
        UUID id = UUID.randomUUID();
        api.give(feedback(id, "LATER", NAMED)).then().body("status", equalTo("held"));
        api.setAttribution("pseudonymous").then().statusCode(200);
        api.registerStore("LATER");
        assertThat(employee(id)).isNull();
    }

    @Test
    void aComplaintIsNeverAttributed() throws Exception {
        for (String attribution : List.of("named", "pseudonymous")) {
            Api api = Api.newOrganization(attribution);
            UUID id = UUID.randomUUID();
            api.give(feedback(id, "S001", NAMED).replace("\"value\": 4", "\"value\": 2"))
                    .then()
                    .statusCode(202);
            assertThat(employee(id)).isNull();
            assertThat(kept(id)).doesNotContain("e0123", "p-");
        }
    }

    @Test
    void nobodyChangesASettingThatTheyHaveNotSeen() {
        Api api = Api.newOrganization();
        String path = "/admin/organizations/" + api.organization();
        String body = "{\"attribution\": \"pseudonymous\"}";
        Api.asOperator()
                .body(body)
                .put(path + "/attribution")
                .then()
                .statusCode(428)
                .body("code", equalTo("if-match-needed"));
        String tag = Api.asOperator().get(path).then().statusCode(200).extract().header("ETag");
        Api.asOperator()
                .header("If-Match", tag)
                .body(body)
                .put(path + "/attribution")
                .then()
                .statusCode(200)
                .body("revision", equalTo(2));
        Api.asOperator()
                .header("If-Match", tag)
                .body(body)
                .put(path + "/attribution")
                .then()
                .statusCode(412)
                .body("code", equalTo("changed-meanwhile"));
    }

    @Test
    void anUnknownAttributionIsRefused() {
        Api api = Api.newOrganization();
        api.setAttribution("sometimes")
                .then()
                .statusCode(400)
                .body("faults.pointer", contains("/attribution"))
                .body("faults[0].detail", equalTo("must be one of off, pseudonymous, named"));
        Api.asOperator()
                .body("{}")
                .put("/admin/organizations/" + api.organization() + "/attribution")
                .then()
                .statusCode(400)
                .body("faults.code", contains("required"));
        Api.asOperator()
                .body("{\"slug\": \"x\", \"name\": \"x\", \"attribution\": \"Named\"}")
                .post("/admin/organizations")
                .then()
                .statusCode(400);
        Api.setAttribution(UUID.randomUUID(), "off").then().statusCode(404);
    }

    @Test
    void theOperatorSeesHowItIsSet() {
        Api api = Api.newOrganization("pseudonymous");
        Api.asOperator()
                .get("/admin/organizations")
                .then()
                .statusCode(200)
                .body("items.find { it.slug == '" + api.slug() + "' }.attribution", equalTo("pseudonymous"));
    }

    private static String published(Api api, String employee) throws IOException {
        UUID id = UUID.randomUUID();
        api.give(feedback(id, "S001", ", \"employee\": \"" + employee + "\""))
                .then()
                .statusCode(202);
        return employee(id);
    }

    private static String employee(UUID id) throws IOException {
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            String data = topic.about(id, 1).get(0).value();
            return new ObjectMapper().readTree(data).path("employee").textValue();
        }
    }

    /** The whole row. */
    private static String kept(UUID id) throws SQLException {
        try (Connection connection = PartsTestResource.parts().postgres().connect("feedback");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select f::text from feedback f where id = '" + id + "'")) {
            row.next();
            return row.getString(1);
        }
    }
}
