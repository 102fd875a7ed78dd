package io.throughline.feedback.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnTheRunningService
class ReadingIT {

    private static final UUID KETTLE = UUID.randomUUID();
    private static final UUID PRAISE = UUID.randomUUID();
    private static final UUID SCORE = UUID.randomUUID();
    private static final UUID TOKYO = UUID.randomUUID();
    private static final UUID HELD = UUID.randomUUID();
    private static final UUID FLAGGED = UUID.randomUUID();

    private static Api api;

    @BeforeAll
    static void setUp() {
        api = Api.newOrganization();
        api.asAdmin()
                .body("{\"code\": \"T001\", \"name\": \"Ginza\", \"region\": \"east\", \"timeZone\": \"Asia/Tokyo\"}")
                .post("/v1/stores")
                .then()
                .statusCode(201);
        Rows.alias(api, "S001", "S-OLD");
        give(KETTLE, "S001", "till", "2026-11-20T10:00:00Z", """
                "comment": "ÜBERHAUPT no kettle at 100% price_tag" """);
        give(PRAISE, "S-OLD", "entrance", "2026-11-20T10:00:01Z", """
                "rating": {"metric": "csat", "value": 5, "min": 1, "max": 5} """);
        give(SCORE, "S001", "till", "2026-11-20T23:30:00Z", """
                "rating": {"metric": "nps", "value": 2, "min": 0, "max": 10} """);
        give(TOKYO, "T001", "till", "2026-11-20T23:30:00Z", """
                "rating": {"metric": "csat", "value": 2, "min": 1, "max": 5} """);
        give(HELD, "NOWHERE", "till", "2026-11-20T10:00:01Z", """
                "reasons": ["short-wait"] """);
        give(FLAGGED, "S001", "till", "2026-11-19T10:00:00Z", """
                "comment": "rude words" """);
        Rows.execute(
                "update feedback set flags = '{abuse,burst}', past = true, revision = 2 where id = '" + FLAGGED + "'");
    }

    private static void give(UUID id, String store, String touchpoint, String at, String said) {
        api.give("""
                {"id": "%s", "store": "%s", "touchpoint": "%s", "collectedAt": "%s", %s}""".formatted(id, store, touchpoint, at, said)).then().statusCode(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | TOKYO SCORE PRAISE HELD KETTLE FLAGGED",
                "store=S001 | SCORE PRAISE KETTLE FLAGGED",
                "store=S-OLD | SCORE PRAISE KETTLE FLAGGED",
                "store=NOWHERE | HELD",
                "store=NEVER | ''",
                "region=east | TOKYO",
                "region=west | ''",
                "store=S001&region=east | ''",
                "touchpoint=entrance | PRAISE",
                "channel=kiosk&touchpoint=till&store=S001 | SCORE KETTLE FLAGGED",
                "channel=web | ''",
                "metric=csat | TOKYO PRAISE",
                "metric=csat&minRating=25 | TOKYO PRAISE",
                "metric=csat&minRating=25.01 | PRAISE",
                "metric=csat&maxRating=25 | TOKYO",
                "metric=nps&minRating=20&maxRating=20 | SCORE",
                "flag=burst | FLAGGED",
                "flag=threat | ''",
                "past=true | FLAGGED",
                "past=false&store=S001 | SCORE PRAISE KETTLE",
                "status=held | HELD",
                "status=accepted&touchpoint=till | TOKYO SCORE KETTLE FLAGGED",
                "from=2026-11-20T10:00:01Z&to=2026-11-20T23:30:00Z | PRAISE HELD",
                // half past eight in the morning of the next day in Tokyo
                "from=2026-11-20&to=2026-11-20 | SCORE PRAISE HELD KETTLE",
                "from=2026-11-21&to=2026-11-21 | TOKYO",
                "text=überHAUPT&store=S001&from=2026-11-01 | KETTLE",
                "text=100%25&store=S-OLD&from=2026-11-01 | KETTLE",
                "text=100_&store=S001&from=2026-11-01 | ''",
                "text=e_t&store=S001&from=2026-11-01 | KETTLE",
            })
    void aFilterLeavesOutWhatItDoesNotMean(String query, String found) {
        List<String> ids = Stream.of(found.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> id(name).toString())
                .toList();
        List<String> listed = list(api.asHeadOffice(), query).extract().path("items.id");
        // of those collected at one time any may come first, so long as it always does
        assertThat(listed).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(paged(query, 1)).isEqualTo(listed);
        assertThat(paged(query, 2)).isEqualTo(listed);
    }

    private static UUID id(String name) {
        return switch (name) {
            case "KETTLE" -> KETTLE;
            case "PRAISE" -> PRAISE;
            case "SCORE" -> SCORE;
            case "TOKYO" -> TOKYO;
            case "HELD" -> HELD;
            default -> FLAGGED;
        };
    }

    private static List<String> paged(String query, int limit) {
        List<String> all = new ArrayList<>();
        String next = "";
        do {
            ValidatableResponse page = list(api.asHeadOffice(), query + "&limit=" + limit + next);
            List<String> ids = page.extract().path("items.id");
            assertThat(ids).hasSizeLessThanOrEqualTo(limit);
            all.addAll(ids);
            next = page.extract().path("next") == null
                    ? null
                    : "&next=" + page.extract().path("next");
        } while (next != null);
        return all;
    }

    private static ValidatableResponse list(RequestSpecification as, String query) {
        return as.urlEncodingEnabled(false)
                .get("/v1/feedback" + (query.isEmpty() ? "" : "?" + query.replaceFirst("^&", "")))
                .then()
                .statusCode(200);
    }

    @Test
    void theNewestComeFirst() {
        List<String> times = list(api.asHeadOffice(), "").extract().path("items.correctedAt");
        assertThat(times).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void aCursorHoldsForItsFiltersOnly() {
        String next = list(api.asHeadOffice(), "store=S001&limit=1").extract().path("next");
        api.asHeadOffice()
                .get("/v1/feedback?store=T001&limit=1&next=" + next)
                .then()
                .statusCode(400)
                .body("faults.pointer", containsInAnyOrder("next"));
    }

    @Test
    void aRenumberedStoreIsShownByItsPresentCode() {
        list(api.asHeadOffice(), "touchpoint=entrance")
                .body("items[0].store", equalTo("S001"))
                .body("items[0].storeAsGiven", equalTo("S-OLD"));
        api.read(PRAISE).then().body("store", equalTo("S001")).body("storeAsGiven", equalTo("S-OLD"));
        api.read(KETTLE).then().body("store", equalTo("S001")).body("storeAsGiven", nullValue());
    }

    @Test
    void whatIsFlaggedOrHeldSaysSo() {
        api.read(FLAGGED)
                .then()
                .header("ETag", "\"2\"")
                .body("flags", containsInAnyOrder("abuse", "burst"))
                .body("past", equalTo(true))
                .body("revision", equalTo(2));
        api.read(HELD)
                .then()
                .body("status", equalTo("held"))
                .body("heldBecause", equalTo("unknown-store"))
                .body("passedOn", equalTo(false));
    }

    @Test
    void aManagerSeesTheStoresOfTheirToken() {
        for (String code : List.of("S001", "S-OLD")) {
            list(manager(code), "").body("items.id", hasSize(4));
            list(manager(code), "store=S-OLD").body("items", hasSize(4));
            list(manager(code), "region=east").body("items", hasSize(0));
            manager(code).get("/v1/feedback/" + PRAISE).then().statusCode(200);
            manager(code).get("/v1/feedback/" + TOKYO).then().statusCode(404);
            manager(code).get("/v1/feedback?store=T001").then().statusCode(403);
            manager(code)
                    .get("/v1/feedback/counts?from=2026-11-01")
                    .then()
                    .body("items[0].number", equalTo(3))
                    .body("items[0].flagged", equalTo(1));
            manager(code).get("/v1/feedback/counts?store=T001").then().statusCode(403);
        }
        list(manager(), "").body("items", hasSize(0));
        manager("S001").get("/v1/feedback/export").then().statusCode(403);
    }

    private static RequestSpecification manager(String... stores) {
        return Api.as(Api.tokens().storeManager(api.organization(), stores));
    }

    @Test
    void anotherOrganizationSeesNothing() {
        Api other = Api.newOrganization();
        list(other.asHeadOffice(), "").body("items", hasSize(0));
        list(other.asHeadOffice(), "store=S-OLD").body("items", hasSize(0));
        list(other.asHeadOffice(), "space=test").body("items", hasSize(0));
        String anothers = other.read(KETTLE).then().statusCode(404).extract().asString();
        UUID unknown = UUID.randomUUID();
        assertThat(anothers).isEqualTo(other.read(unknown).asString());
    }

    @Test
    void theTestSpaceIsApartAndItsReadersToo() {
        UUID space = Rows.testSpace(api);
        Rows.feedback(space, "T001", 2);
        Rows.feedback(space, "S-OLD", 1);
        list(api.asHeadOffice(), "").body("items", hasSize(6));
        list(api.asHeadOffice(), "space=test").body("items", hasSize(3));
        list(api.asHeadOffice(), "space=test&store=S001")
                .body("items", hasSize(1))
                .body("items[0].storeAsGiven", equalTo("S-OLD"));
        list(api.asHeadOffice(), "space=test&region=east").body("items", hasSize(2));
        String id = list(integrator(), "space=test").extract().path("items[0].id");
        integrator()
                .get("/v1/feedback/" + id + "?space=test")
                .then()
                .statusCode(200)
                .body("passedOn", equalTo(false));
        integrator().get("/v1/feedback/" + id).then().statusCode(403);
        integrator().get("/v1/feedback").then().statusCode(403);
        integrator().get("/v1/feedback/counts?store=S001").then().statusCode(403);
        integrator().get("/v1/feedback/export").then().statusCode(403);
        manager("S001").get("/v1/feedback?space=test").then().statusCode(403);
        api.read(UUID.fromString(id)).then().statusCode(404);
    }

    private static RequestSpecification integrator() {
        return Api.as(Api.tokens()
                .draft("integrator")
                .organization(api.organization())
                .roles("integrator")
                .sign());
    }

    @Test
    void theDocumentTellsOfTheFilters() {
        Api.anonymous()
                .accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/v1/feedback'.get.parameters.name", hasItems("store", "text", "next"))
                .body("paths.'/v1/feedback/counts'.get.parameters.name", hasItems("by", "from"))
                .body("paths.'/v1/feedback/export'.get.parameters.name", hasItems("changedSince", "format", "space"));
    }
}
