package io.throughline.feedback.walls;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every route of the OpenAPI document is tried with another organization's credentials: on what is ours, and on what does not exist. Both are
 * answered alike, nothing of ours is in an answer, and afterwards ours is as it was. A route whose parameters this test cannot fill fails it.
 */
@OnTheRunningService
class EveryRouteIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final List<String> WITH_BODY = List.of("post", "put", "patch");

    /** In every text of ours, and nowhere else. */
    private static final String MARK = "zq" + UUID.randomUUID().toString().substring(0, 8);

    private static Api ours;
    private static Api theirs;
    private static JsonNode paths;

    /** Of ours, by the path that they are asked for with. */
    private static final Map<String, String> OURS = new LinkedHashMap<>();

    @BeforeAll
    static void setUp() throws IOException {
        ours = Api.newOrganization();
        theirs = Api.newOrganization();
        paths = JSON.readTree(Api.anonymous()
                        .accept("application/json")
                        .get("/q/openapi?format=json")
                        .asString())
                .get("paths");
        UUID feedback = UUID.randomUUID();
        UUID held = UUID.randomUUID();
        UUID erased = UUID.randomUUID();
        ours.registerStore(MARK);
        ours.give(feedback(feedback, MARK, ", \"comment\": \"Kind. " + MARK + "\""))
                .then()
                .statusCode(202);
        ours.give(feedback(held, MARK + "-held", "")).then().statusCode(202);
        ours.give(feedback(erased, MARK, "")).then().statusCode(202);
        ours.asAdmin()
                .body("{\"code\": \"" + MARK + "\", \"name\": \"" + MARK + "\"}")
                .post("/v1/touchpoints")
                .then()
                .statusCode(201);
        String change = ours.asAdmin()
                .header("If-Match", ours.asAdmin().get("/v1/stores/" + MARK).header("ETag"))
                .body("{\"kind\": \"refit\", \"on\": \"2030-01-01\"}")
                .post("/v1/stores/" + MARK + "/changes")
                .then()
                .extract()
                .path("id");
        String erasure = ours.asAdmin()
                .body("{\"feedback\": [\"" + erased + "\"]}")
                .post("/v1/erasures")
                .then()
                .extract()
                .path("id");
        String source = ours.asAdmin().get("/v1/sources").path("items[0].id");
        OURS.put("/v1/feedback/held/{id}", held.toString());
        OURS.put("/v1/feedback/{id}", feedback.toString());
        OURS.put("/v1/stores/{code}/changes/{id}", change);
        OURS.put("/v1/stores/{code}", MARK);
        OURS.put("/v1/touchpoints/{code}", MARK);
        OURS.put("/v1/erasures/{id}", erasure);
        OURS.put("/v1/sources/{id}/keys/{key}", ours.key().split("_")[1]);
        OURS.put("/v1/sources/{id}", source);
        OURS.put("/admin/organizations/{id}", ours.organization().toString());
    }

    private record Route(String path, String method, JsonNode described) {

        String body() {
            JsonNode examples = described.at("/requestBody/content/application~1json/examples");
            return examples.isObject() && !examples.isEmpty()
                    ? examples.elements().next().get("value").toString()
                    : "{}";
        }

        /** Others are asked for once: they make something, or list what there is. */
        boolean namesSomething() {
            return path.contains("{") || asksForAStore();
        }

        boolean asksForAStore() {
            for (JsonNode parameter : described.path("parameters")) {
                if (parameter.path("name").asText().equals("store")) {
                    return true;
                }
            }
            return false;
        }

        boolean isOperators() {
            return path.startsWith("/admin/");
        }
    }

    @Test
    void anothersIsAnsweredAsWhatDoesNotExist() {
        Map<String, String> before = read(ours.asHeadOffice(), EveryRouteIT::ourOwn);
        assertThat(before.values()).anyMatch(answer -> answer.contains(MARK));
        List<String> differences = new ArrayList<>();
        for (Route route : routes()) {
            for (Map.Entry<String, Function<Api, RequestSpecification>> credential :
                    credentials().entrySet()) {
                String of = route.method() + " " + route.path() + " as " + credential.getKey();
                String onOurs = answer(route, credential.getValue().apply(theirs), EveryRouteIT::ourOwn);
                String onNothing = route.namesSomething()
                        ? answer(route, credential.getValue().apply(theirs), EveryRouteIT::nothing)
                        : onOurs;
                if (!onOurs.equals(onNothing)) {
                    differences.add(of + ":\n  " + onOurs + "\n  " + onNothing);
                }
                if (onOurs.contains(MARK) || onOurs.contains(ours.organization().toString())) {
                    differences.add(of + " tells of ours: " + onOurs);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(read(ours.asHeadOffice(), EveryRouteIT::ourOwn)).isEqualTo(before);
    }

    private static Map<String, Function<Api, RequestSpecification>> credentials() {
        Map<String, Function<Api, RequestSpecification>> all = new LinkedHashMap<>();
        all.put("admin", Api::asAdmin);
        all.put("head-office", Api::asHeadOffice);
        all.put("store-manager", api -> Api.as(Api.tokens().storeManager(api.organization(), MARK, "zqnothing")));
        all.put(
                "integrator",
                api -> Api.as(Api.tokens()
                        .draft("them")
                        .organization(api.organization())
                        .roles("integrator")
                        .sign()));
        all.put("key", Api::withKey);
        return all;
    }

    /** What ours reads where nothing is to be filled in but its own. */
    private static Map<String, String> read(RequestSpecification caller, Function<String, String> fill) {
        Map<String, String> answers = new TreeMap<>();
        for (Route route : routes()) {
            boolean settles = route.path().contains("erasures") || route.path().contains("retention");
            if (route.method().equals("get") && !route.isOperators() && !settles) {
                answers.put(route.path(), answer(route, ours.asHeadOffice(), fill));
            }
        }
        return answers;
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        paths.fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
            if (!path.getKey().startsWith("/q/") && method.getValue().has("responses")) {
                routes.add(new Route(path.getKey(), method.getKey(), method.getValue()));
            }
        }));
        assertThat(routes).hasSizeGreaterThan(25);
        return routes;
    }

    /** Status and body, without what was asked for in it. */
    private static String answer(Route route, RequestSpecification caller, Function<String, String> fill) {
        StringBuilder path = new StringBuilder();
        List<String> filled = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(route.path());
        while (parameter.find()) {
            String value = fill.apply(route.path().substring(0, parameter.end()));
            filled.add(value);
            parameter.appendReplacement(path, value);
        }
        parameter.appendTail(path);
        if (route.asksForAStore()) {
            String store = fill.apply("/v1/stores/{code}");
            filled.add(store);
            path.append("?store=").append(store);
        }
        if (WITH_BODY.contains(route.method())) {
            caller.body(route.body()).header("If-Match", "\"1\"");
        }
        Response response = caller.request(Method.valueOf(route.method().toUpperCase(Locale.ROOT)), path.toString());
        String body = response.asString();
        for (String value : filled) {
            body = body.replace(value, "…");
        }
        // what is made anew has an id and a time of its own
        return response.statusCode() + " " + (response.statusCode() == 201 ? "" : body);
    }

    private static String ourOwn(String path) {
        assertThat(OURS).as("what to fill in: add it to OURS").containsKey(path);
        return OURS.get(path);
    }

    private static String nothing(String path) {
        String like = ourOwn(path);
        return like.length() == 36
                ? UUID.randomUUID().toString()
                : like.startsWith("zq") ? "zqnothing" : "0".repeat(16);
    }
}
