package io.throughline.feedback.limits;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class LimitsIT {

    private static final String SLOW = "{\"itemsPerSecond\": 1, \"burst\": 1000}";

    @Test
    void aKeyOverItsLimitIsTurnedAwayWhileTheOthersPass() {
        Api api = Api.newOrganization();
        Api other = Api.newOrganization();
        String secondKey = Api.newKey(api.organization(), "quiet", "kiosk");
        limitKiosksOf(api);
        give(api, 1_000).then().statusCode(200);

        UUID refused = UUID.randomUUID();
        Response answer = give(api, 60);
        answer.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("rate-limited"))
                .body("advice", equalTo("retry"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        limitedSingle(api, refused);
        api.read(refused).then().statusCode(404);

        new Api(api.organization(), api.slug(), secondKey)
                .give(feedback(UUID.randomUUID(), "S001", ""))
                .then()
                .statusCode(202);
        other.give(feedback(UUID.randomUUID(), "S001", "")).then().statusCode(202);
    }

    @Test
    void anOperatorSetsWhatAnOrganizationMayGiveAndTakesItBack() {
        Api api = Api.newOrganization();
        String limits = "/admin/organizations/" + api.organization() + "/limits";
        Api.asOperator().get(limits).then().statusCode(200).body("itemsPerSecond", equalTo(5_000));
        Api.asOperator()
                .body(SLOW)
                .put(limits)
                .then()
                .statusCode(200)
                .body("itemsPerSecond", equalTo(1))
                .body("burst", equalTo(1_000));
        Api.asOperator().get(limits).then().body("itemsPerSecond", equalTo(1));

        give(api, 1_000).then().statusCode(200);
        give(api, 60).then().statusCode(429);
        String secondKey = Api.newKey(api.organization(), "other", "kiosk");
        give(new Api(api.organization(), api.slug(), secondKey), 60).then().statusCode(429);

        Api.asOperator().delete(limits).then().statusCode(204);
        Api.asOperator().get(limits).then().body("itemsPerSecond", equalTo(5_000));
        give(api, 60).then().statusCode(200);
    }

    @Test
    void aLimitThatWouldShutABatchOutOrIsGarbledIsRefusedWithAllFaults() {
        Api api = Api.newOrganization();
        Api.asOperator()
                .body("{\"itemsPerSecond\": 0, \"burst\": 999, \"perDay\": 1}")
                .put("/admin/organizations/" + api.organization() + "/limits")
                .then()
                .statusCode(400)
                .body("faults.pointer", contains("/itemsPerSecond", "/burst", "/perDay"));
        Api.asOperator()
                .body("{}")
                .put("/admin/organizations/" + api.organization() + "/limits")
                .then()
                .statusCode(400)
                .body("faults.pointer", contains("/itemsPerSecond", "/burst"));
    }

    @Test
    void onlyAnOperatorSetsAnOrganizationsLimitAndOnlyOfOneThatIsThere() {
        Api api = Api.newOrganization();
        String limits = "/admin/organizations/" + api.organization() + "/limits";
        api.asAdmin().body(SLOW).put(limits).then().statusCode(403);
        api.asAdmin().get(limits).then().statusCode(403);
        api.asAdmin().delete(limits).then().statusCode(403);
        String none = "/admin/organizations/" + UUID.randomUUID() + "/limits";
        Api.asOperator().body(SLOW).put(none).then().statusCode(404);
        Api.asOperator().get(none).then().statusCode(404);
        Api.asOperator().delete(none).then().statusCode(404);
    }

    private static void limitedSingle(Api api, UUID id) {
        // one a second comes back: of several at once most are refused
        List<Integer> answers = IntStream.range(0, 5)
                .mapToObj(i -> api.give(feedback(i == 4 ? id : UUID.randomUUID(), "S001", "")))
                .map(Response::statusCode)
                .toList();
        assertThat(answers.get(4)).isEqualTo(429);
    }

    private static void limitKiosksOf(Api api) {
        String source = api.asAdmin().get("/v1/sources").path("items.find { it.name == 'kiosks' }.id");
        String tag = api.asAdmin().get("/v1/sources/" + source).header("ETag");
        api.asAdmin()
                .header("If-Match", tag)
                .body("{\"name\": \"kiosks\", \"limit\": " + SLOW + "}")
                .put("/v1/sources/" + source)
                .then()
                .statusCode(200)
                .body("limit.itemsPerSecond", equalTo(1));
    }

    private static Response give(Api api, int items) {
        String batch = IntStream.range(0, items)
                .mapToObj(i -> feedback(UUID.randomUUID(), "S001", ""))
                .collect(Collectors.joining(",", "[", "]"));
        return api.withKey().body(batch).post("/v1/feedback/batch");
    }
}
