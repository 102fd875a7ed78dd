package io.throughline.feedback;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.local.PartsTestResource;
import io.throughline.local.Tokens;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** An organization of its own for a test, set up through the public API, and calls on its behalf. */
public record Api(UUID organization, String slug, String key) {

    /** With a kiosk source and a key, and one store, S001; attribution is off. */
    public static Api newOrganization() {
        return newOrganization("off");
    }

    public static Api newOrganization(String attribution) {
        String slug = "org-" + UUID.randomUUID().toString().substring(0, 13);
        UUID id = UUID.fromString(asOperator()
                .body("{\"slug\": \"" + slug + "\", \"name\": \"Test\", \"attribution\": \"" + attribution + "\"}")
                .post("/admin/organizations")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        Api api = new Api(id, slug, newKey(id, "kiosks", "kiosk"));
        api.registerStore("S001");
        return api;
    }

    public static String newKey(UUID organization, String source, String channel) {
        String id = as(tokens().admin(organization))
                .body("{\"name\": \"" + source + "\", \"channel\": \"" + channel + "\"}")
                .post("/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return as(tokens().admin(organization))
                .post("/v1/sources/" + id + "/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    public void registerStore(String code) {
        asAdmin()
                .body("{\"code\": \"" + code + "\", \"name\": \"Store " + code + "\", \"timeZone\": \"Europe/London\"}")
                .post("/v1/stores")
                .then()
                .statusCode(201);
    }

    public Response give(String feedback) {
        return withKey().body(feedback).post("/v1/feedback");
    }

    public Response read(UUID id) {
        return asHeadOffice().get("/v1/feedback/" + id);
    }

    public Response erase(UUID id) {
        return asAdmin().delete("/v1/feedback/" + id);
    }

    public Response setAttribution(String attribution) {
        return setAttribution(organization, attribution);
    }

    public static Response setAttribution(UUID organization, String attribution) {
        String path = "/admin/organizations/" + organization;
        String tag = asOperator().get(path).header("ETag");
        return asOperator()
                .header("If-Match", tag == null ? "\"1\"" : tag)
                .body("{\"attribution\": \"" + attribution + "\"}")
                .put(path + "/attribution");
    }

    public RequestSpecification withKey() {
        return anonymous().header("X-Api-Key", key);
    }

    public RequestSpecification asHeadOffice() {
        return as(tokens().headOffice(organization));
    }

    public RequestSpecification asAdmin() {
        return as(tokens().admin(organization));
    }

    public static RequestSpecification asOperator() {
        return as(tokens().operator());
    }

    public static RequestSpecification as(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    /** Without any credential. */
    public static RequestSpecification anonymous() {
        return given().baseUri(ConfigProvider.getConfig().getValue("test.url", String.class))
                .contentType(ContentType.JSON);
    }

    public static Tokens tokens() {
        return PartsTestResource.parts().tokens();
    }

    /** A feedback with the usual fields; {@code more} is JSON that begins with a comma, or nothing. */
    public static String feedback(UUID id, String store, String more) {
        return """
                {"id": "%s", "store": "%s", "touchpoint": "checkout", "collectedAt": "2026-11-20T10:15:30+01:00",
                 "rating": {"metric": "csat", "value": 4, "min": 1, "max": 5}%s}""".formatted(id, store, more);
    }
}
