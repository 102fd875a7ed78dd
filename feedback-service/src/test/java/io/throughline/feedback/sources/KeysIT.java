package io.throughline.feedback.sources;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Topic;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class KeysIT {

    @Inject
    KeyUse use;

    private Api api;
    private String keys;

    @BeforeEach
    void setUp() {
        api = Api.newOrganization();
        keys = "/v1/sources/" + api.asAdmin().get("/v1/sources").path("items[0].id") + "/keys";
    }

    @Test
    void aKeyIsShownOnceAndThenOnlyWhatIsKnownOfIt() {
        Response issued = issue("{\"label\": \"kiosk supplier\", \"expiresAt\": \"2099-01-01T00:00:00+01:00\"}");
        issued.then()
                .statusCode(201)
                .body("label", equalTo("kiosk supplier"))
                .body("kind", equalTo("live"))
                .body("expiresAt", equalTo("2098-12-31T23:00:00Z"));
        assertGives(issued, 202);
        Response list = api.asAdmin().get(keys);
        list.then()
                .body("items[0].kind", equalTo("live"))
                .body("items[0].label", nullValue())
                .body("items[1].id", equalTo(issued.path("id")))
                .body("items[1].label", equalTo("kiosk supplier"))
                .body("items[1].createdAt", equalTo(issued.path("createdAt")))
                .body("items[1].revokedAt", nullValue());
        String secret = issued.<String>path("key").split("_")[2];
        assertThat(list.asString()).doesNotContain(secret, api.key().split("_")[2], "hash");
    }

    @Test
    void withoutABodyAKeyIsLiveAndLasts() {
        api.asAdmin()
                .post(keys)
                .then()
                .statusCode(201)
                .body("kind", equalTo("live"))
                .body("expiresAt", nullValue())
                .body("label", nullValue());
        issue("{}").then().statusCode(201);
    }

    @Test
    void allFaultsOfAKeyAreAnsweredAtOnce() {
        issue("{\"label\": 7, \"kind\": \"eternal\", \"expiresAt\": \"2020-01-01T00:00:00Z\", \"secret\": \"x\"}")
                .then()
                .statusCode(400)
                .body("faults.pointer", contains("/label", "/kind", "/expiresAt", "/secret"));
        for (String overlap : new String[] {"\"a day\"", "\"-PT1S\"", "\"P91D\"", "1"}) {
            rotate(api.key(), "{\"overlap\": " + overlap + "}")
                    .then()
                    .statusCode(400)
                    .body("faults.pointer", contains("/overlap"));
        }
        assertGives(api.key(), 202);
    }

    @Test
    void whileAKeyIsRotatedBothOpenAndThenTheOldOneNoMore() {
        Response next = rotate(api.key(), "{\"overlap\": \"PT2S\"}");
        next.then().statusCode(201).body("kind", equalTo("live")).body("expiresAt", nullValue());
        assertGives(api.key(), 202);
        assertGives(next, 202);
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertGives(api.key(), 401));
        assertGives(next, 202);
        rotate(api.key(), "{}").then().statusCode(409).body("code", equalTo("key-ended"));
    }

    @Test
    void aRotatedKeyIsOfTheSameKindAndLabelAndItsPredecessorHasADayWhereNothingIsSaid() {
        Response test = issue("{\"label\": \"trial\", \"kind\": \"test\"}");
        api.asAdmin()
                .post(keys + "/" + test.path("id") + "/rotate")
                .then()
                .statusCode(201)
                .body("kind", equalTo("test"))
                .body("label", equalTo("trial"));
        String end = api.asAdmin().get(keys).path("items.find { it.id == '" + test.path("id") + "' }.expiresAt");
        assertThat(Instant.parse(end))
                .isBetween(Instant.now().plusSeconds(86_300), Instant.now().plusSeconds(86_400));
    }

    @Test
    void aKeyThatExpiresSoonerThanTheOverlapStillDoes() {
        Instant soon = Instant.now().plusSeconds(3_600);
        Response issued = issue("{\"expiresAt\": \"" + soon + "\"}");
        rotate(issued.path("key"), "{\"overlap\": \"PT24H\"}").then().statusCode(201);
        String end = api.asAdmin().get(keys).path("items.find { it.id == '" + issued.path("id") + "' }.expiresAt");
        assertThat(end).isEqualTo(issued.path("expiresAt"));
    }

    @Test
    void aRevokedKeyIsRefusedAtOnceAndListedAsRevoked() {
        api.asAdmin().delete(keys + "/" + id(api.key())).then().statusCode(204);
        assertGives(api.key(), 401);
        String revokedAt = api.asAdmin().get(keys).path("items[0].revokedAt");
        assertThat(revokedAt).isNotNull();
        api.asAdmin().delete(keys + "/" + id(api.key())).then().statusCode(204);
        api.asAdmin().get(keys).then().body("items[0].revokedAt", equalTo(revokedAt));
        rotate(api.key(), "{}").then().statusCode(409).body("code", equalTo("key-ended"));
    }

    @Test
    void aSourceHasAtMostTwentyKeysThatOpen() {
        for (int i = 1; i < 20; i++) {
            issue("{}").then().statusCode(201);
        }
        issue("{}").then().statusCode(409).body("code", equalTo("too-many-keys"));
        rotate(api.key(), "{}").then().statusCode(409).body("code", equalTo("too-many-keys"));
        api.asAdmin().delete(keys + "/" + id(api.key())).then().statusCode(204);
        issue("{}").then().statusCode(201);
        Response first = api.asAdmin().get(keys + "?limit=15");
        String next = first.path("next");
        Response second = api.asAdmin().get(keys + "?limit=15&next=" + next);
        assertThat(first.<Integer>path("items.size()") + second.<Integer>path("items.size()"))
                .isEqualTo(21);
        second.then().body("next", nullValue());
    }

    @Test
    void whatATestKeyGivesStaysInASpaceOfItsOwn() {
        Response test = issue("{\"kind\": \"test\"}");
        UUID id = UUID.randomUUID();
        give(test.path("key"), id).then().statusCode(202).body("status", equalTo("accepted"));
        give(test.path("key"), id).then().body("status", equalTo("duplicate"));
        api.read(id).then().statusCode(404);
        // the same id is free where it counts
        give(api.key(), id).then().body("status", equalTo("accepted"));
        api.read(id).then().statusCode(200);
        try (Topic topic = new Topic("throughline.feedback.v1")) {
            topic.about(id, 1);
            topic.of(api.organization()); // reads on to the end
            assertThat(topic.about(id, 0)).hasSize(1);
        }
    }

    @Test
    void whenAKeyWasLastUsedIsWrittenBehindTheRequests() {
        Instant before = Instant.now().minusMillis(1);
        assertGives(api.key(), 202);
        use.write();
        String lastUsedAt = api.asAdmin().get(keys).path("items[0].lastUsedAt");
        assertThat(Instant.parse(lastUsedAt)).isBetween(before, Instant.now());
        api.asAdmin().delete(keys + "/" + id(api.key())).then().statusCode(204);
        api.asAdmin().get(keys).then().body("items[0].lastUsedAt", equalTo(lastUsedAt));
    }

    @Test
    void theAgeOfTheKeysInUseIsTold() {
        Api.anonymous()
                .get("/q/health/ready")
                .then()
                .body("checks.name", hasItem("keys"))
                .body("checks.find { it.name == 'keys' }.data.ageInSeconds", notNullValue());
        Api.anonymous()
                .accept("text/plain")
                .get("/q/metrics")
                .then()
                .body(containsString("throughline_keys_age_seconds"));
    }

    private Response issue(String body) {
        return api.asAdmin().body(body).post(keys);
    }

    private Response rotate(String key, String body) {
        return api.asAdmin().body(body).post(keys + "/" + id(key) + "/rotate");
    }

    private static String id(String key) {
        return key.split("_")[1];
    }

    private void assertGives(Response issued, int status) {
        assertGives(issued.<String>path("key"), status);
    }

    private void assertGives(String key, int status) {
        give(key, UUID.randomUUID()).then().statusCode(status);
    }

    private Response give(String key, UUID id) {
        return new Api(api.organization(), api.slug(), key).give(feedback(id, "S001", ""));
    }
}
