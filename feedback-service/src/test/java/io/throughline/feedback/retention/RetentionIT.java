package io.throughline.feedback.retention;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Topic;
import io.throughline.local.PartsTestResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class RetentionIT {

    @Inject
    RetentionJob job;

    private final Api api = Api.newOrganization();

    @Test
    void itIsKeptForGoodUntilSomethingElseIsSet() throws Exception {
        UUID old = receivedDaysAgo(3_000, "S001");
        api.asAdmin()
                .get("/v1/retention")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("$", hasKey("feedbackDays"))
                .body("feedbackDays", nullValue())
                .body("testFeedbackDays", equalTo(30))
                .body("erasedIdDays", equalTo(400));
        job.run();
        api.read(old).then().statusCode(200);
    }

    @Test
    void whatIsOlderIsDeletedHereAndInTheOtherServicesAndItsIdStaysTaken() throws Exception {
        UUID old = receivedDaysAgo(31, "S001");
        UUID held = receivedDaysAgo(31, "NOT-YET");
        UUID young = receivedDaysAgo(29, "S001");
        set("0", "{\"feedbackDays\": 30}").then().statusCode(200).header("ETag", "\"1\"");
        job.run();
        api.read(old).then().statusCode(404);
        api.read(held).then().statusCode(404);
        api.read(young).then().statusCode(200);
        api.give(feedback(old, "S001", "")).then().statusCode(202).body("status", equalTo("gone"));
        api.asAdmin()
                .get("/v1/retention")
                .then()
                .body("feedbackDays", equalTo(30))
                .body("changedBy", notNullValue())
                .body("progress.deleted", equalTo(2))
                .body("progress.deletedUntil", notNullValue());
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            assertThat(topic.about(old, 2).get(1).value()).contains("\"reason\":\"retention\"");
        }
        api.asAdmin().get("/v1/erasures").then().body("items.size()", equalTo(0));
    }

    @Test
    void whatIsErasedForItsAgeAndAskedForLaterIsConfirmedLater() throws Exception {
        UUID old = receivedDaysAgo(31, "S001");
        set("0", "{\"feedbackDays\": 30}").then().statusCode(200);
        job.run();
        String link = api.erase(old).then().statusCode(204).extract().header("Link");
        assertThat(link).startsWith("</v1/erasures/");
        assertThat(value("select count(*) from intake where id = '" + old + "' and erased_reason is null"))
                .isEqualTo("1");
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            assertThat(topic.about(old, 3).get(2).value()).doesNotContain("reason");
        }
    }

    @Test
    void muchIsDeletedInBatchesOldestFirstWhileTheIntakeGoesOn() throws Exception {
        Stream.of(1, 2, 3).forEach(part -> {
            String batch = Stream.generate(() -> feedback(UUID.randomUUID(), "S001", ""))
                    .limit(900)
                    .toList()
                    .toString();
            api.withKey().body(batch).post("/v1/feedback/batch").then().statusCode(200);
        });
        // all of them in one millisecond, and more than a batch
        execute("update feedback set received_at = '2020-02-03T04:05:06Z' where organization = '" + api.organization()
                + "'");
        execute("update organization set created_at = '2020-01-01T00:00:00Z' where id = '" + api.organization() + "'");
        set("0", "{\"feedbackDays\": 365}").then().statusCode(200);
        CompletableFuture<Void> other = CompletableFuture.runAsync(this::run);
        job.run();
        List<UUID> meanwhile = Stream.generate(UUID::randomUUID).limit(20).toList();
        meanwhile.forEach(
                id -> api.give(feedback(id, "S001", "")).then().statusCode(202).body("status", equalTo("accepted")));
        other.join();
        assertThat(value("select count(*) from feedback where organization = '" + api.organization() + "'"))
                .isEqualTo("20");
        assertThat(value("select count(*) from intake where erased_reason = 'retention' and organization = '"
                        + api.organization() + "'"))
                .isEqualTo("2700");
        api.asAdmin().get("/v1/retention").then().body("progress.deleted", equalTo(2_700));
    }

    @Test
    void testSpacesAreEmptiedAfterThirtyDaysWithoutAWord() throws Exception {
        UUID old = receivedDaysAgo(31, "S001");
        String space = value("select test_space from organization where id = '" + api.organization() + "'");
        execute("update feedback set organization = '" + space + "' where id = '" + old + "'");
        execute("update intake set organization = '" + space + "' where id = '" + old + "'");
        job.run();
        assertThat(value("select count(*) from feedback where id = '" + old + "'"))
                .isEqualTo("0");
        assertThat(value("select count(*) from outbox where events like '%" + old + "%'"))
                .isEqualTo("0");
        assertThat(value("select count(*) from intake where id = '" + old + "' and erased_at is not null"))
                .isEqualTo("1");
    }

    @Test
    void anIdThatWasErasedLongAgoIsFreeAgainAndItsRecordGone() throws Exception {
        UUID id = receivedDaysAgo(0, "S001");
        UUID later = receivedDaysAgo(0, "S001");
        api.erase(id).then().statusCode(204);
        api.erase(later).then().statusCode(204);
        execute("update intake set erased_at = now() - interval '401 days' where id = '" + id + "'");
        execute("update erasure set requested_at = now() - interval '401 days', confirmed_at = now() where id ="
                + " (select erasure from erasure_item where feedback = '" + id + "')");
        job.run();
        assertThat(value("select count(*) from intake where id = '" + id + "'")).isEqualTo("0");
        assertThat(value("select count(*) from erasure_item where feedback = '" + id + "'"))
                .isEqualTo("0");
        api.give(feedback(id, "S001", "")).then().statusCode(202).body("status", equalTo("accepted"));
        api.give(feedback(later, "S001", "")).then().statusCode(202).body("status", equalTo("gone"));
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        api.asAdmin().body("{\"feedbackDays\": 90}").put("/v1/retention").then().statusCode(428);
        set("0", "{\"feedbackDays\": 90}").then().statusCode(200);
        set("0", "{\"feedbackDays\": 60}").then().statusCode(412);
        set("1", "{\"feedbackDays\": null}").then().statusCode(200).body("feedbackDays", nullValue());
    }

    @Test
    void ofManyWhoSetItAtOnceOneDoes() {
        List<CompletableFuture<Integer>> all = Stream.of(30, 40, 50, 60, 70, 80)
                .map(days -> CompletableFuture.supplyAsync(
                        () -> set("0", "{\"feedbackDays\": " + days + "}").statusCode()))
                .toList();
        assertThat(all.stream().map(CompletableFuture::join).sorted()).containsExactly(200, 412, 412, 412, 412, 412);
    }

    @Test
    void daysOutOfBoundsAndMisspeltFieldsAreRefused() {
        for (String body : List.of("{\"feedbackDays\": 29}", "{\"feedbackDays\": 3651}", "{\"feedbackDays\": 30.5}")) {
            set("0", body).then().statusCode(400).body("faults.pointer", contains("/feedbackDays"));
        }
        set("0", "{\"days\": 30}").then().statusCode(400).body("faults.pointer", contains("/days"));
        api.asAdmin().get("/v1/retention").then().header("ETag", "\"0\"");
    }

    @Test
    void anotherOrganizationsIsItsOwnAndOnlyAdminsSetIt() {
        set("0", "{\"feedbackDays\": 90}").then().statusCode(200);
        Api.newOrganization()
                .asAdmin()
                .get("/v1/retention")
                .then()
                .header("ETag", "\"0\"")
                .body("feedbackDays", nullValue());
        api.asHeadOffice().get("/v1/retention").then().statusCode(403);
        api.withKey().get("/v1/retention").then().statusCode(403);
        Api.asOperator().get("/v1/retention").then().statusCode(403).body("$", not(hasKey("feedbackDays")));
    }

    private Response set(String revision, String body) {
        return api.asAdmin()
                .header("If-Match", "\"" + revision + "\"")
                .body(body)
                .put("/v1/retention");
    }

    private void run() {
        try {
            job.run();
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    private UUID receivedDaysAgo(int days, String store) throws SQLException {
        UUID id = UUID.randomUUID();
        api.give(feedback(id, store, "")).then().statusCode(202);
        String ago = "now() - interval '" + days + " days'";
        execute("update feedback set received_at = " + ago + " where id = '" + id + "'");
        execute("update organization set created_at = least(created_at, " + ago + ") where id = '" + api.organization()
                + "'");
        return id;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("feedback");
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(String sql) throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("feedback");
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
