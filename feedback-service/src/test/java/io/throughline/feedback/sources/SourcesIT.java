package io.throughline.feedback.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class SourcesIT {

    private static final String SHOP = """
            {"name": "shop", "channel": "web", "allowedOrigins": ["https://Shop.Example:443", "https://shop.example"],
             "limit": {"itemsPerSecond": 50, "burst": 1000}}""";

    private final Api api = Api.newOrganization();

    @Test
    void aSourceIsRegisteredReadAndEdited() {
        Response registered = register(SHOP);
        registered
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("channel", equalTo("web"))
                .body("allowedOrigins", contains("https://shop.example"))
                .body("limit.itemsPerSecond", equalTo(50));
        String source = "/v1/sources/" + registered.path("id");
        Response read = api.asAdmin().get(source);
        assertThat(read.asString()).isEqualTo(registered.asString());
        api.asAdmin()
                .header("If-None-Match", read.header("ETag"))
                .get(source)
                .then()
                .statusCode(304);

        edit(source, "\"1\"", "{\"name\": \"web shop\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("web shop"))
                .body("channel", equalTo("web"))
                .body("allowedOrigins", hasSize(0))
                .body("limit", nullValue());
        api.asAdmin().get(source).then().header("ETag", "\"2\"").body("name", equalTo("web shop"));
    }

    @Test
    void anEditNeedsTheStateThatItWasMadeFrom() {
        String source = "/v1/sources/" + register(SHOP).path("id");
        edit(source, null, "{\"name\": \"a\"}").then().statusCode(428).body("code", equalTo("if-match-needed"));
        edit(source, "\"1\"", "{\"name\": \"b\"}").then().statusCode(200);
        edit(source, "\"1\"", "{\"name\": \"c\"}").then().statusCode(412).body("code", equalTo("changed-meanwhile"));
        api.asAdmin().get(source).then().body("name", equalTo("b"));
    }

    @Test
    void aNameIsTakenOnceAndAChannelIsKept() {
        String source = "/v1/sources/" + register(SHOP).path("id");
        edit(source, "\"1\"", "{\"name\": \"kiosks\"}").then().statusCode(409).body("code", equalTo("source-exists"));
        edit(source, "\"1\"", "{\"name\": \"shop\", \"channel\": \"app\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("channel-is-fixed"));
        edit(source, "\"1\"", "{\"name\": \"shop\", \"channel\": \"web\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void allFaultsOfASourceAreAnsweredAtOnce() {
        register("""
                {"name": "", "channel": "radio", "allowedOrigins": ["https://ok.example", "http://shop.example", "*"],
                 "limit": {"itemsPerSecond": 10001, "burst": 999, "perDay": 1}, "colour": "red"}""")
                .then()
                .statusCode(400)
                .body(
                        "faults.pointer",
                        contains(
                                "/name",
                                "/channel",
                                "/allowedOrigins/1",
                                "/allowedOrigins/2",
                                "/limit/itemsPerSecond",
                                "/limit/burst",
                                "/limit/perDay",
                                "/colour"));
        register("{\"name\": \"no channel\"}").then().statusCode(400).body("faults.pointer", contains("/channel"));
    }

    @Test
    void sourcesAreListedByPages() {
        for (int i = 0; i < 4; i++) {
            register("{\"name\": \"app " + i + "\", \"channel\": \"app\"}")
                    .then()
                    .statusCode(201);
        }
        Response first = api.asAdmin().get("/v1/sources?limit=3");
        first.then().body("items.name", equalTo(List.of("kiosks", "app 0", "app 1")));
        String next = first.path("next");
        Response second = api.asAdmin().get("/v1/sources?limit=3&next=" + next);
        second.then().body("items.name", equalTo(List.of("app 2", "app 3"))).body("next", nullValue());
        api.asAdmin()
                .get("/v1/sources?limit=0&nxt=1")
                .then()
                .statusCode(400)
                .body("faults.pointer", contains("limit", "nxt"));
        String source = first.path("items[0].id");
        api.asAdmin().get("/v1/sources/" + source + "/keys?next=" + next).then().statusCode(400);
    }

    @Test
    void anothersSourceAndKeysAreAnsweredAsOnesThatDoNotExist() {
        Api other = Api.newOrganization();
        String theirs = other.asAdmin().get("/v1/sources").path("items[0].id");
        String theirKey = other.key().split("_")[1];
        String ours = api.asAdmin().get("/v1/sources").path("items[0].id");
        String none = UUID.randomUUID().toString();
        String noKey = "0123456789abcdef";
        for (String path : new String[] {"", "/keys"}) {
            assertSame(
                    api.asAdmin().get("/v1/sources/" + theirs + path),
                    api.asAdmin().get("/v1/sources/" + none + path));
        }
        assertSame(
                edit("/v1/sources/" + theirs, "\"1\"", "{\"name\": \"x\"}"),
                edit("/v1/sources/" + none, "\"1\"", "{\"name\": \"x\"}"));
        assertSame(
                api.asAdmin().post("/v1/sources/" + theirs + "/keys"),
                api.asAdmin().post("/v1/sources/" + none + "/keys"));
        for (String source : new String[] {theirs, ours}) {
            String keys = "/v1/sources/" + source + "/keys/";
            assertSame(
                    api.asAdmin().post(keys + theirKey + "/rotate"),
                    api.asAdmin().post(keys + noKey + "/rotate"));
            assertSame(api.asAdmin().delete(keys + theirKey), api.asAdmin().delete(keys + noKey));
        }
        other.give(Api.feedback(UUID.randomUUID(), "S001", "")).then().statusCode(202);
    }

    @Test
    void onlyAnAdministratorSeesSourcesAndKeys() {
        String source = "/v1/sources/" + api.asAdmin().get("/v1/sources").path("items[0].id");
        for (String path : new String[] {"/v1/sources", source, source + "/keys"}) {
            api.asHeadOffice().get(path).then().statusCode(403);
            api.withKey().get(path).then().statusCode(403);
            Api.asOperator().get(path).then().statusCode(403);
            Api.anonymous().get(path).then().statusCode(401);
        }
        api.asHeadOffice().post(source + "/keys").then().statusCode(403);
    }

    private static void assertSame(Response anothers, Response none) {
        assertThat(anothers.statusCode()).isEqualTo(404);
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(anothers.asString()).isEqualTo(none.asString());
    }

    private Response register(String body) {
        return api.asAdmin().body(body).post("/v1/sources");
    }

    private Response edit(String source, String ifMatch, String body) {
        var request = api.asAdmin().body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(source);
    }
}
