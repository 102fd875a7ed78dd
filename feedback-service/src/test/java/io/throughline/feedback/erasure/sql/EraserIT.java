package io.throughline.feedback.erasure.sql;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.All;
import io.throughline.feedback.Api;
import io.throughline.feedback.Contract;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Topic;
import io.throughline.local.PartsTestResource;
import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.republish.Republishable;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class EraserIT {

    private static final String ACCEPTED = "io.throughline.feedback-accepted.v1";
    private static final String ERASED = "io.throughline.feedback-erased.v1";

    private static Api api;

    @Inject
    @DataSource("flow")
    AgroalDataSource flow;

    @Inject
    @All
    List<Republishable> republishables;

    private final UUID id = UUID.randomUUID();

    @BeforeAll
    static void setUp() {
        api = Api.newOrganization();
    }

    @Test
    void anErasedFeedbackIsGoneAndItsErasurePublishedAfterIt() throws IOException {
        give(id, "S001");
        await().until(() -> api.read(id).path("passedOn"), equalTo(true));
        api.erase(id).then().statusCode(204);
        api.read(id).then().statusCode(404);
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            List<ConsumerRecord<String, String>> events = topic.about(id, 2);
            assertThat(types(events)).containsExactly(ACCEPTED, ERASED);
            ConsumerRecord<String, String> erased = events.get(1);
            assertThat(erased.key()).isEqualTo(events.get(0).key());
            assertThat(erased.partition()).isEqualTo(events.get(0).partition());
            assertThat(Topic.header(erased, "ce_id")).isEqualTo(id + ":2");
            assertThat(new Contract("feedback-erased").faults(erased.value())).isEmpty();
        }
    }

    @Test
    void aLateReplayIsAnsweredAsGoneAndNotTakenIn() {
        give(id, "S001");
        api.erase(id).then().statusCode(204);
        api.give(feedback(id, "S001", "")).then().statusCode(202).body("status", equalTo("gone"));
        api.give(feedback(id, "S001", ", \"comment\": \"other\""))
                .then()
                .statusCode(202)
                .body("status", equalTo("gone"));
        api.read(id).then().statusCode(404);
    }

    @Test
    void erasingAgainChangesNothing() {
        give(id, "S001");
        api.erase(id).then().statusCode(204);
        api.erase(id).then().statusCode(204);
        api.asHeadOffice().delete("/v1/feedback/" + id).then().statusCode(204);
        UUID later = UUID.randomUUID();
        give(later, "S001");
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            topic.about(later, 1);
            assertThat(types(topic.about(id, 1))).containsOnlyOnce(ERASED);
        }
    }

    @Test
    void whatWasNeverGivenIsNotFound() {
        api.erase(id).then().statusCode(404).body("code", equalTo("not-found"));
        give(id, "S001");
        api.read(id).then().statusCode(200);
    }

    @Test
    void heldFeedbackIsErasedAndItsStoresRegistrationDoesNotReleaseIt() {
        UUID other = UUID.randomUUID();
        give(id, "H001");
        give(other, "H001");
        api.erase(id).then().statusCode(204);
        api.registerStore("H001");
        await().until(() -> api.read(other).path("status"), equalTo("accepted"));
        api.read(id).then().statusCode(404);
        assertErased(id);
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            assertThat(types(topic.about(id, 1))).containsExactly(ERASED);
        }
    }

    /** What the relay is sending at the moment may still arrive: then the erasure comes after it. */
    @Test
    void whatWaitsForTheBrokerIsWithdrawn() throws SQLException {
        PartsTestResource.parts().kafka().stop();
        try {
            give(id, "S001");
            api.erase(id).then().statusCode(204);
            assertThat(waiting(id)).containsExactly(ERASED);
        } finally {
            PartsTestResource.parts().kafka().restart();
        }
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> types(topic.about(id, 1)), types -> types.contains(ERASED));
            assertThat(types(topic.about(id, 1))).endsWith(ERASED);
        }
    }

    private static List<String> waiting(UUID id) throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("feedback");
                PreparedStatement statement = superuser.prepareStatement(
                        "select split_part(event, E'\\t', 3) from outbox, string_to_table(events, E'\\n') event where event like '%' || ? || ':%' order by outbox.id")) {
            statement.setString(1, id.toString());
            List<String> types = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    types.add(row.getString(1));
                }
            }
            return types;
        }
    }

    @Test
    void againstDuplicatesItEndsErased() {
        List<UUID> ids = ids(20);
        ids.forEach(one -> give(one, "S001"));
        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (UUID one : ids) {
            calls.add(CompletableFuture.runAsync(() -> give(one, "S001")));
            calls.add(CompletableFuture.runAsync(() -> api.erase(one).then().statusCode(204)));
            calls.add(CompletableFuture.runAsync(() -> give(one, "S001")));
        }
        calls.forEach(CompletableFuture::join);
        ids.forEach(EraserIT::assertErased);
    }

    @Test
    void againstTheReleaseOfHeldFeedbackItEndsErased() {
        List<UUID> ids = ids(20);
        ids.forEach(one -> give(one, "H002"));
        List<CompletableFuture<?>> calls = new ArrayList<>();
        calls.add(CompletableFuture.runAsync(() -> api.registerStore("H002")));
        for (UUID one : ids) {
            calls.add(CompletableFuture.runAsync(() -> api.erase(one).then().statusCode(204)));
        }
        calls.forEach(CompletableFuture::join);
        ids.forEach(EraserIT::assertErased);
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            for (UUID one : ids) {
                await().pollDelay(Duration.ZERO).untilAsserted(() -> assertThat(types(topic.about(one, 1)))
                        .endsWith(ERASED)
                        .containsOnlyOnce(ERASED));
            }
        }
    }

    @Test
    void aReleaseUnderWayIsWaitedForAndWithdrawn() throws Exception {
        give(id, "NOWHERE");
        assertWithdrawn(
                connection -> connection
                        .createStatement()
                        .execute("update feedback set status = 'accepted' where id = '" + id + "'"),
                new Event(
                        api.organization(),
                        "throughline.feedback.v1",
                        "key",
                        id + ":1",
                        ACCEPTED,
                        Instant.now(),
                        "{}"));
    }

    @Test
    void aRepublicationUnderWayIsWaitedForAndWithdrawn() throws Exception {
        give(id, "S001");
        await().until(() -> api.read(id).path("passedOn"), equalTo(true));
        List<Republishable.Entry> page = new ArrayList<>();
        assertWithdrawn(
                connection -> page.addAll(source().page(connection, api.organization(), null, null, null, 1_000)),
                new Event(
                        api.organization(),
                        "throughline.feedback.v1",
                        "key",
                        id + ":1",
                        ACCEPTED,
                        Instant.now(),
                        "{}"));
        assertThat(page).extracting(Republishable.Entry::id).contains(id);
    }

    private Republishable source() {
        return republishables.stream()
                .filter(source -> source.topic().equals("throughline.feedback.v1"))
                .findFirst()
                .orElseThrow();
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** Somebody has written and not committed: the erasure waits for it, and takes back what it would have published. */
    private void assertWithdrawn(Work work, Event event) throws Exception {
        PartsTestResource.parts().kafka().stop(); // or it could be relayed first
        try (Connection writer = flow.getConnection()) {
            writer.setAutoCommit(false);
            OrganizationTransaction.admit(writer, Set.of(api.organization()));
            work.on(writer);
            Outbox.append(writer, List.of(event));
            CompletableFuture<Integer> erasing =
                    CompletableFuture.supplyAsync(() -> api.erase(id).statusCode());
            await().until(() ->
                    count("pg_stat_activity where wait_event_type = 'Lock' and query like 'delete from feedback%'")
                            == 1);
            writer.commit();
            assertThat(erasing.join()).isEqualTo(204);
            assertErased(id);
            assertThat(waiting(id)).containsExactly(ERASED);
        } finally {
            PartsTestResource.parts().kafka().restart();
        }
    }

    /** Until it is kept: while the same id is being erased the intake waits for that, and says when to come again. */
    private static void give(UUID id, String store) {
        await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.give(feedback(id, store, "")).statusCode(), equalTo(202));
    }

    private static void assertErased(UUID id) {
        api.read(id).then().statusCode(404);
        api.give(feedback(id, "S001", "")).then().statusCode(202).body("status", equalTo("gone"));
        assertThat(count("feedback where id = '" + id + "'")).isZero();
        assertThat(count("intake where id = '" + id + "' and erased_store is not null"))
                .isEqualTo(1);
    }

    private static List<UUID> ids(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private static List<String> types(List<ConsumerRecord<String, String>> events) {
        return events.stream().map(event -> Topic.header(event, "ce_type")).toList();
    }

    private static int count(String rows) {
        try (Connection connection = PartsTestResource.parts().postgres().connect("feedback");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + rows)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
