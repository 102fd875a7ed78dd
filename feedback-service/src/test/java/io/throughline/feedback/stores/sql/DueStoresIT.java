package io.throughline.feedback.stores.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Topic;
import io.throughline.local.PartsTestResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class DueStoresIT {

    private final Api api = Api.newOrganization();

    @Inject
    DueStores due;

    @Test
    void aPlannedChangeTakesEffectOnItsDayOnceAndIsPublishedAndRepublished() throws SQLException, IOException {
        UUID id = UUID.fromString(api.asAdmin().get("/v1/stores/S001").path("id"));
        plan("\"1\"", "{\"on\": \"2199-01-01\", \"kind\": \"renumbering\", \"code\": \"S201\"}");
        plan("\"2\"", "{\"on\": \"2199-02-01\", \"kind\": \"closing\"}");
        due.settle();
        api.asAdmin().get("/v1/stores/S001").then().header("ETag", "\"3\"").body("code", equalTo("S001"));

        theDayOf("renumbering");
        CompletableFuture<Void> another = CompletableFuture.runAsync(due::settle);
        due.settle();
        another.join();
        api.asAdmin()
                .get("/v1/stores/S001")
                .then()
                .header("ETag", "\"4\"")
                .body("code", equalTo("S201"))
                .body("aliases", contains("S001"))
                .body("status", equalTo("open"));
        republish();
        try (Topic topic = new Topic("throughline.stores.v1")) {
            List<ConsumerRecord<String, String>> events = topic.about(id, 5);
            assertThat(events)
                    .extracting(event -> Topic.header(event, "ce_id"))
                    .containsExactly(id + ":1", id + ":2", id + ":3", id + ":4", id + ":4");
            ObjectMapper json = new ObjectMapper();
            assertThat(json.readTree(events.get(3).value()).path("code").asText())
                    .isEqualTo("S201");
            assertThat(json.readTree(events.get(4).value()))
                    .isEqualTo(json.readTree(events.get(3).value()));
            assertThat(Topic.header(events.get(4), "ce_time")).isEqualTo(Topic.header(events.get(3), "ce_time"));
        }
    }

    private void plan(String revision, String change) {
        api.asAdmin()
                .header("If-Match", revision)
                .body(change)
                .post("/v1/stores/S001/changes")
                .then()
                .statusCode(201);
    }

    /** As if time had passed. */
    private void theDayOf(String kind) throws SQLException {
        var parts = PartsTestResource.parts();
        try (Connection connection = DriverManager.getConnection(
                        parts.postgres().jdbcUrl("feedback"),
                        "feedback_owner",
                        parts.credentials().password("feedback_owner"));
                Statement statement = connection.createStatement()) {
            statement.execute("set app.organizations = '{" + api.organization() + "}'");
            assertThat(statement.executeUpdate(
                            "update store_change set on_day = '2026-11-20' where kind = '" + kind + "'"))
                    .isEqualTo(1);
            statement.executeUpdate("update store set next_change_on = '2026-11-20'");
        }
    }

    private void republish() {
        await().until(() -> Api.asOperator()
                        .body("{\"organization\": \"" + api.organization() + "\", \"topic\": \"stores\"}")
                        .post("/admin/republish")
                        .statusCode()
                == 202);
    }
}
