package io.throughline.feedback.reading;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Rows;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class CountsIT {

    private static Api api;

    @BeforeAll
    static void setUp() {
        api = Api.newOrganization();
        api.asAdmin()
                .body("{\"code\": \"T001\", \"name\": \"Ginza\", \"timeZone\": \"Asia/Tokyo\"}")
                .post("/v1/stores")
                .then()
                .statusCode(201);
        Rows.alias(api, "S001", "S-OLD");
        give("S001", "till", "2026-11-20T10:00:00Z", csat(5) + ", \"comment\": \"good\"");
        give("S-OLD", "till", "2026-11-20T11:00:00Z", csat(4));
        give("S001", "entrance", "2026-11-20T12:00:00Z", csat(4));
        give(
                "S001",
                "entrance",
                "2026-11-20T12:00:00Z",
                "\"rating\": {\"metric\": \"nps\", \"value\": 0, \"min\": 0, \"max\": 10}");
        give("S001", "entrance", "2026-11-21T12:00:00Z", "\"comment\": \"only words\"");
        give("T001", "till", "2026-11-20T23:30:00Z", csat(1));
        give("NOWHERE", "till", "2026-11-20T10:00:00Z", csat(1));
        UUID flagged = give("S001", "till", "2026-11-20T10:00:00Z", csat(1) + ", \"comment\": \"bad\"");
        Rows.execute("update feedback set flags = '{abuse}' where id = '" + flagged + "'");
        UUID past = give("S001", "till", "2026-10-01T10:00:00Z", csat(3));
        Rows.execute("update feedback set past = true where id = '" + past + "'");
    }

    private static String csat(int value) {
        return "\"rating\": {\"metric\": \"csat\", \"value\": " + value + ", \"min\": 1, \"max\": 5}";
    }

    private static UUID give(String store, String touchpoint, String at, String said) {
        UUID id = UUID.randomUUID();
        api.give("""
                {"id": "%s", "store": "%s", "touchpoint": "%s", "collectedAt": "%s", %s}""".formatted(id, store, touchpoint, at, said)).then().statusCode(202);
        return id;
    }

    private static ValidatableResponse counts(String query) {
        return api.asHeadOffice().get("/v1/feedback/counts?" + query).then().statusCode(200);
    }

    @Test
    void metricsAreNotMixedAndFlaggedOrHeldFeedbackIsLeftOut() {
        counts("store=S001&from=2026-11-20&to=2026-11-20")
                .body("by", hasSize(0))
                .body("items", hasSize(1))
                .body("items[0].number", equalTo(4))
                .body("items[0].withComment", equalTo(1))
                .body("items[0].flagged", equalTo(1))
                .body("items[0].metrics", aMapWithSize(2))
                .body("items[0].metrics.csat.count", equalTo(3))
                .body("items[0].metrics.csat.mean", equalTo(83.33f))
                .body("items[0].metrics.nps.count", equalTo(1))
                .body("items[0].metrics.nps.mean", equalTo(0.0f))
                .body("items[0].store", nullValue());
    }

    @Test
    void daysAreDaysInTheStoresZoneAndCodesAreThePresentOnes() {
        counts("by=day,store&from=2026-11-20&to=2026-11-21")
                .body("by", contains("day", "store"))
                .body("items.day", contains("2026-11-20", "2026-11-21", "2026-11-21"))
                .body("items.store", contains("S001", "S001", "T001"))
                .body("items.number", contains(4, 1, 1));
        counts("by=store&from=2026-11-20&to=2026-11-20").body("items.store", contains("S001"));
    }

    @Test
    void touchpointsAreCounted() {
        counts("by=touchpoint&store=S-OLD&from=2026-11-01")
                .body("items.touchpoint", contains("entrance", "till"))
                .body("items.number", contains(3, 2));
    }

    @Test
    void whatWasImportedCounts() {
        counts("store=S001&by=day").body("items.day", contains("2026-10-01", "2026-11-20", "2026-11-21"));
        counts("store=S001&past=true").body("items[0].number", equalTo(1));
    }

    @Test
    void nothingIsCountedAsNothing() {
        counts("store=NEVER").body("items", hasSize(1)).body("items[0].number", equalTo(0));
        counts("store=NEVER&by=day").body("items", hasSize(0));
    }

    @Test
    void withoutAStoreThePeriodIsBounded() {
        api.asHeadOffice().get("/v1/feedback/counts").then().statusCode(400).body("faults.pointer", contains("from"));
        api.asHeadOffice().get("/v1/feedback/counts?from=2026-06-01").then().statusCode(400);
    }

    @Test
    void tooManyGroupsAreRefusedWithTheAdviceToNarrow() {
        Api large = Api.newOrganization();
        Rows.execute("""
                insert into feedback (organization, id, received_at, status, store, touchpoint, channel, source,
                    collected_at, corrected_at, content, changed_at)
                select '%s', gen_random_uuid(), now(), 'accepted', 'S001', 'touchpoint-' || g, 'kiosk', gen_random_uuid(),
                    timestamptz '2026-11-20', timestamptz '2026-11-20', '{}', now()
                from generate_series(1, 20001) g""".formatted(large.organization()));
        large.asHeadOffice()
                .get("/v1/feedback/counts?store=S001&by=touchpoint")
                .then()
                .statusCode(422)
                .body("code", equalTo("too-broad"))
                .body("advice", equalTo("fix"));
    }
}
