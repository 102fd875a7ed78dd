package io.throughline.feedback.sources.web;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class CrossOriginIT {

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private static Api kiosks;
    private static Api shop;
    private static String ours;
    private static String anothers;

    @BeforeAll
    static void setUp() {
        kiosks = Api.newOrganization();
        ours = "https://" + kiosks.slug() + ".example";
        shop = new Api(kiosks.organization(), kiosks.slug(), webKey(kiosks, ours));
        Api other = Api.newOrganization();
        anothers = "https://" + other.slug() + ".example";
        webKey(other, anothers);
    }

    @Test
    void aPageOfAListedOriginMayAskAndGive() {
        for (String path : new String[] {"/v1/feedback", "/v1/feedback/batch"}) {
            Response preflight = preflight(ours, path);
            preflight
                    .then()
                    .statusCode(204)
                    .header(ALLOW_ORIGIN, ours)
                    .header("Access-Control-Allow-Methods", "POST")
                    .header("Access-Control-Allow-Credentials", nullValue())
                    .header("Vary", containsString("Origin"));
            assertThat(Arrays.asList(
                            preflight.header("Access-Control-Allow-Headers").split(", ")))
                    .contains("X-Api-Key", "Content-Type", "Content-Encoding", "Idempotency-Key");
        }
        give(shop, ours)
                .then()
                .statusCode(202)
                .header(ALLOW_ORIGIN, ours)
                .header("Access-Control-Expose-Headers", equalTo("retry-after"))
                .header("Vary", containsString("Origin"));
    }

    @Test
    void aPageMayReadWhyItWasRefused() {
        shop.withKey()
                .header("Origin", ours)
                .body("{}")
                .post("/v1/feedback")
                .then()
                .statusCode(400)
                .header(ALLOW_ORIGIN, ours);
        Api.anonymous()
                .header("Origin", ours)
                .body("{}")
                .post("/v1/feedback")
                .then()
                .statusCode(401)
                .header(ALLOW_ORIGIN, ours);
    }

    @Test
    void aPageOfAnOriginThatNobodyListsMayNeitherAskNorGive() {
        for (String page : new String[] {"https://elsewhere.example", "null", ours + ".evil.example", ours + ":8443"}) {
            preflight(page, "/v1/feedback")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("code", equalTo("origin-not-allowed"))
                    .header(ALLOW_ORIGIN, nullValue());
            give(shop, page)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("origin-not-allowed"))
                    .header(ALLOW_ORIGIN, nullValue());
        }
    }

    @Test
    void aKeyIsOnlyForTheOriginsThatItsOwnSourceLists() {
        // the preflight cannot tell whose key will come
        preflight(anothers, "/v1/feedback").then().statusCode(204);
        give(shop, anothers).then().statusCode(403).body("code", equalTo("origin-not-allowed"));
        give(kiosks, ours).then().statusCode(403).body("code", equalTo("origin-not-allowed"));
    }

    @Test
    void whatIsNoPageOfElsewhereNeedsNoList() {
        shop.give(feedback(UUID.randomUUID(), "S001", ""))
                .then()
                .statusCode(202)
                .header(ALLOW_ORIGIN, nullValue());
        URI here = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        give(kiosks, "https://" + here.getAuthority()).then().statusCode(202);
    }

    @Test
    void onlyTheIntakeIsOpenToPages() {
        preflight(ours, "/v1/sources").then().header(ALLOW_ORIGIN, nullValue());
        preflight(ours, "/v1/feedback/" + UUID.randomUUID()).then().header(ALLOW_ORIGIN, nullValue());
        kiosks.asAdmin().header("Origin", ours).get("/v1/sources").then().header(ALLOW_ORIGIN, nullValue());
    }

    @Test
    void anOriginThatIsTakenOffTheListIsRefused() {
        Api api = Api.newOrganization();
        String page = "https://" + api.slug() + ".example";
        Api web = new Api(api.organization(), api.slug(), webKey(api, page));
        give(web, page).then().statusCode(202);
        String source = api.asAdmin().get("/v1/sources").path("items.find { it.name == 'shop' }.id");
        api.asAdmin()
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"shop\"}")
                .put("/v1/sources/" + source)
                .then()
                .statusCode(200);
        give(web, page).then().statusCode(403).header(ALLOW_ORIGIN, nullValue());
        preflight(page, "/v1/feedback").then().statusCode(403);
    }

    private static String webKey(Api api, String origin) {
        String source = api.asAdmin()
                .body("{\"name\": \"shop\", \"channel\": \"web\", \"allowedOrigins\": [\"" + origin + "\"]}")
                .post("/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return api.asAdmin().post("/v1/sources/" + source + "/keys").path("key");
    }

    private static Response preflight(String page, String path) {
        return Api.anonymous()
                .header("Origin", page)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,x-api-key")
                .options(path);
    }

    private static Response give(Api api, String page) {
        return api.withKey()
                .header("Origin", page)
                .body(feedback(UUID.randomUUID(), "S001", ""))
                .post("/v1/feedback");
    }
}
