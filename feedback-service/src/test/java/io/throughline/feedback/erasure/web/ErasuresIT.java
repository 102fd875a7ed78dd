package io.throughline.feedback.erasure.web;

import static io.throughline.feedback.Api.feedback;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Topic;
import io.throughline.local.PartsTestResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnTheRunningService
@Timeout(90)
class ErasuresIT {

    private static final String ERASED = "io.throughline.feedback-erased.v1";

    private static Api api;

    @BeforeAll
    static void setUp() {
        api = Api.newOrganization();
    }

    @Test
    void aCustomersFeedbackIsErasedAndConfirmedPlaceByPlace() throws SQLException {
        UUID one = given("S001", "loyalty:1");
        UUID held = given("NOT-YET", "loyalty:1");
        UUID others = given("S001", "loyalty:2");
        UUID nobodys = given("S001", null);
        String erasure = begin("{\"customer\": \"loyalty:1\"}");
        await().untilAsserted(() -> {
            assertThat(api.read(one).statusCode()).isEqualTo(404);
            assertThat(api.read(held).statusCode()).isEqualTo(404);
        });
        assertThat(api.read(others).statusCode()).isEqualTo(200);
        assertThat(api.read(nobodys).statusCode()).isEqualTo(200);
        JsonPath confirming = when(erasure, "confirming");
        assertThat(confirming.getInt("feedback")).isEqualTo(2);
        assertThat(confirming.getString("customer")).startsWith("p-");
        assertThat(state(confirming, "feedback-database")).isEqualTo("confirmed");
        assertThat(state(confirming, "stories-database")).isEqualTo("waiting");
        assertThat(query("select customer from erasure where id = '" + erasure + "'"))
                .containsExactly("null");

        confirm(one, "stories-service");
        confirm(one, "stories-service");
        confirm(held, "stories-service");
        confirm(one, "standards-service");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonPath now = read(erasure);
            assertThat(state(now, "stories-database")).isEqualTo("confirmed");
            assertThat(now.getInt("places.find { it.place == 'standards-database' }.feedback"))
                    .isEqualTo(1);
        });
        assertThat(read(erasure).getString("status")).isEqualTo("confirming");
        confirm(held, "standards-service");
        JsonPath expiring = when(erasure, "expiring");
        assertThat(expiring.getList("places.state"))
                .containsExactly("confirmed", "confirmed", "confirmed", "expiring", "expiring", "unknown");
        assertThat(Duration.between(
                        Instant.parse(expiring.getString("confirmedAt")),
                        Instant.parse(expiring.getString("places.find { it.place == 'topics' }.due"))))
                .isEqualTo(Duration.ofDays(7));
    }

    @Test
    void whatTheCustomerSaysLaterIsTaken() {
        given("S001", "loyalty:3");
        String erasure = begin("{\"customer\": \"loyalty:3\"}");
        UUID later = given("S001", "loyalty:3");
        when(erasure, "confirming");
        api.read(later).then().statusCode(200);
    }

    @Test
    void namedFeedbackIsErasedAndWhatIsUnknownIsSaid() {
        UUID one = given("S001", null);
        UUID unknown = UUID.randomUUID();
        String erasure = begin("{\"feedback\": [\"" + one + "\", \"" + unknown + "\", \"" + one + "\"]}");
        JsonPath confirming = when(erasure, "confirming");
        assertThat(confirming.getList("unknown")).containsExactly(unknown.toString());
        assertThat(confirming.getInt("feedback")).isEqualTo(1);
        api.read(one).then().statusCode(404);
        // an unknown id is nobody's to take
        api.give(feedback(unknown, "S001", "")).then().statusCode(202).body("status", equalTo("accepted"));
    }

    @Test
    void whatNamesNothingKnownIsConfirmedAtOnce() {
        String erasure = begin("{\"feedback\": [\"" + UUID.randomUUID() + "\"]}");
        assertThat(when(erasure, "expiring").getInt("feedback")).isZero();
    }

    @Test
    void whatTheLedgerForgotBeforeItsTurnIsUnknown() throws SQLException {
        UUID erasure = UUID.randomUUID();
        UUID forgotten = UUID.randomUUID();
        execute("""
                begin;
                insert into erasure (organization, id, requested_at, requested_by, subject, unknown)
                values ('%1$s', '%2$s', now(), 'maria', 'feedback', '{}');
                insert into erasure_item (organization, erasure, feedback) values ('%1$s', '%2$s', '%3$s');
                commit
                """.formatted(api.organization(), erasure, forgotten));
        JsonPath done = when(erasure.toString(), "expiring");
        assertThat(done.getList("unknown")).containsExactly(forgotten.toString());
        assertThat(done.getInt("feedback")).isZero();
    }

    /** Erased before there was a record of it: the services are told again, and confirm. */
    @Test
    void whatWasErasedBeforeIsToldAgainForItsConfirmation() throws SQLException {
        UUID one = given("S001", null);
        api.erase(one).then().statusCode(204);
        execute("delete from erasure where organization = '" + api.organization() + "' and id in (select erasure from"
                + " erasure_item where feedback = '" + one + "')");
        when(begin("{\"feedback\": [\"" + one + "\"]}"), "confirming");
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> topic.about(one, 1).stream()
                                    .filter(event ->
                                            Topic.header(event, "ce_type").equals(ERASED))
                                    .count()
                            == 2);
        }
    }

    @Test
    void erasingOneAtItsAddressNamesItsRecordNowAndLater() {
        UUID one = given("S001", null);
        String link = api.erase(one).then().statusCode(204).extract().header("Link");
        String id = link.replaceFirst("</v1/erasures/(.*)>; rel=\"status\"", "$1");
        api.asHeadOffice()
                .get("/v1/erasures/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("confirming"))
                .body("subject", equalTo("feedback"))
                .body("feedback", equalTo(1))
                .body("customer", nullValue())
                .body("places", hasSize(6));
        assertThat(api.erase(one).then().statusCode(204).extract().header("Link"))
                .isEqualTo(link);
    }

    @Test
    void manyAreErasedInSteps() {
        Api many = Api.newOrganization();
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(1_100).toList();
        for (List<UUID> part : List.of(ids.subList(0, 600), ids.subList(600, 1_100))) {
            String batch = part.stream()
                    .map(id -> feedback(id, "S001", ", \"customer\": \"c\""))
                    .toList()
                    .toString();
            many.withKey().body(batch).post("/v1/feedback/batch").then().statusCode(200);
        }
        String id = many.asAdmin()
                .body("{\"customer\": \"c\"}")
                .post("/v1/erasures")
                .then()
                .statusCode(202)
                .header("Location", notNullValue())
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> many.asAdmin()
                .get("/v1/erasures/" + id)
                .then()
                .body("feedback", equalTo(1_100))
                .body("status", equalTo("confirming")));
        many.read(ids.get(0)).then().statusCode(404);
    }

    @Test
    void againstIntakeAndErasuresOfTheSameItEndsErased() {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(40).toList();
        ids.forEach(id -> give(id, "S001", "loyalty:4"));
        List<CompletableFuture<Void>> calls = Stream.concat(
                        ids.stream()
                                .map(id -> CompletableFuture.runAsync(
                                        () -> api.erase(id).then().statusCode(204))),
                        Stream.of(
                                CompletableFuture.runAsync(() -> begin("{\"customer\": \"loyalty:4\"}")),
                                CompletableFuture.runAsync(() -> begin("{\"feedback\": "
                                        + ids.stream()
                                                .map(id -> "\"" + id + "\"")
                                                .toList() + "}"))))
                .toList();
        calls.forEach(CompletableFuture::join);
        ids.forEach(id -> {
            assertThat(api.read(id).statusCode()).isEqualTo(404);
            api.give(feedback(id, "S001", ", \"customer\": \"loyalty:4\""))
                    .then()
                    .statusCode(202)
                    .body("status", equalTo("gone"));
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> query("select id from erasure where organization = '"
                        + api.organization() + "' and completed_at is null")
                .isEmpty());
    }

    @Test
    void newestComeFirstPageByPage() {
        Api own = Api.newOrganization();
        List<String> begun = Stream.of(1, 2, 3)
                .map(number -> own.asAdmin()
                        .body("{\"customer\": \"c" + number + "\"}")
                        .post("/v1/erasures")
                        .then()
                        .extract()
                        .<String>path("id"))
                .toList();
        JsonPath first = own.asHeadOffice().get("/v1/erasures?limit=2").jsonPath();
        assertThat(first.getList("items.id")).containsExactly(begun.get(2), begun.get(1));
        assertThat(first.getList("items.places")).containsOnlyNulls();
        own.asHeadOffice()
                .get("/v1/erasures?limit=2&next=" + first.getString("next"))
                .then()
                .statusCode(200)
                .body("items.id", contains(begun.get(0)))
                .body("next", nullValue());
        own.asHeadOffice()
                .get("/v1/erasures?limit=0&page=2")
                .then()
                .statusCode(400)
                .body("faults", hasSize(2));
    }

    @Test
    void faultsOfARequestAreTold() {
        Map.of(
                        "{}",
                        "/customer",
                        "{\"customer\": \"c\", \"feedback\": [\"" + UUID.randomUUID() + "\"]}",
                        "/customer",
                        "{\"customer\": \" \"}",
                        "/customer",
                        "{\"customer\": \"" + "c".repeat(129) + "\"}",
                        "/customer",
                        "{\"feedback\": []}",
                        "/feedback",
                        "{\"feedback\": [\"" + UUID.randomUUID() + "\", \"x\"]}",
                        "/feedback/1",
                        "{\"customers\": \"c\", \"customer\": \"c\"}",
                        "/customers")
                .forEach((body, pointer) -> api.asAdmin()
                        .body(body)
                        .post("/v1/erasures")
                        .then()
                        .statusCode(400)
                        .body("faults.pointer", contains(pointer)));
        api.asAdmin()
                .body("{\"customer\": null, \"feedback\": [\"" + UUID.randomUUID() + "\"]}")
                .post("/v1/erasures")
                .then()
                .statusCode(202);
    }

    @Test
    void anotherOrganizationsErasuresAndFeedbackAreNotThere() {
        UUID ours = given("S001", "loyalty:5");
        String erasure = begin("{\"customer\": \"nobody\"}");
        Api theirs = Api.newOrganization();
        String anothers = theirs.asAdmin()
                .get("/v1/erasures/" + erasure)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        String none = theirs.asAdmin()
                .get("/v1/erasures/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(anothers).isEqualTo(none);
        theirs.asAdmin()
                .body("{\"feedback\": [\"" + ours + "\"]}")
                .post("/v1/erasures")
                .then()
                .statusCode(202)
                .body("unknown", contains(ours.toString()));
        theirs.asAdmin()
                .body("{\"customer\": \"loyalty:5\"}")
                .post("/v1/erasures")
                .then()
                .statusCode(202);
        await().until(() -> theirs.asAdmin().get("/v1/erasures").path("items[0].customer"), notNullValue()::matches);
        api.read(ours).then().statusCode(200);
    }

    @Test
    void onlyAdminsAndHeadOfficeErase() {
        Api.as(Api.tokens().storeManager(api.organization(), "S001"))
                .body("{\"customer\": \"c\"}")
                .post("/v1/erasures")
                .then()
                .statusCode(403);
        api.withKey().get("/v1/erasures").then().statusCode(403);
        Api.asOperator().get("/v1/erasures").then().statusCode(403);
        Api.anonymous().get("/v1/erasures").then().statusCode(401);
    }

    private static UUID given(String store, String customer) {
        UUID id = UUID.randomUUID();
        give(id, store, customer);
        return id;
    }

    private static void give(UUID id, String store, String customer) {
        String more = customer == null ? "" : ", \"customer\": \"" + customer + "\"";
        api.give(feedback(id, store, more)).then().statusCode(202);
    }

    private static String begin(String body) {
        return api.asAdmin()
                .body(body)
                .post("/v1/erasures")
                .then()
                .statusCode(202)
                .header("Location", startsWith("http"))
                .body("status", equalTo("running"))
                .extract()
                .path("id");
    }

    private static JsonPath read(String erasure) {
        return api.asHeadOffice()
                .get("/v1/erasures/" + erasure)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath when(String erasure, String status) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> read(erasure), now -> status.equals(now.getString("status")));
    }

    private static String state(JsonPath erasure, String place) {
        return erasure.getString("places.find { it.place == '" + place + "' }.state");
    }

    /** As the service does. */
    private static void confirm(UUID feedback, String service) {
        String data = """
                {"organization": "%s", "id": "%s", "revision": 2, "service": "%s", "erasedAt": "%s"}""".formatted(api.organization(), feedback, service, Instant.now());
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                "throughline.erasures.v1", (api.organization() + "/" + feedback).getBytes(UTF_8), data.getBytes(UTF_8));
        record.headers().add("ce_type", "io.throughline.erasure-confirmed.v1".getBytes(UTF_8));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", PartsTestResource.parts().kafka().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("feedback");
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(String sql) throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("feedback");
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new java.util.ArrayList<>();
            while (row.next()) {
                values.add(String.valueOf(row.getString(1)));
            }
            return values;
        }
    }
}
