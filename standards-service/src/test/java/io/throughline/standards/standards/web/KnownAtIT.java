package io.throughline.standards.standards.web;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.approve;
import static io.throughline.standards.Drafts.content;
import static io.throughline.standards.Drafts.newDraft;
import static io.throughline.standards.Drafts.publish;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Drafts.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What held on a day, and what was answered to that question at another time. */
@OnRealParts
class KnownAtIT {

    private final UUID organization = UUID.randomUUID();

    @Test
    void correctionChangesWhatHeldAndNotWhatWasSaid() {
        UUID standard = published(organization, "One", "", TODAY);
        publishAgain(standard, 2, TODAY.plusDays(10));
        Instant before = Instant.now();
        correct(standard, 1, "One, in better words");
        approve(organization, standard, 3);
        take(ANN, organization, standard, 3, "publish", "{\"effectiveFrom\": \"" + TODAY + "\"}")
                .then()
                .statusCode(400);
        Response corrected = take(
                ANN,
                organization,
                standard,
                3,
                "publish",
                "{\"effectiveFrom\": \"%s\", \"reason\": \"a wrong word\"}".formatted(TODAY));
        assertThat(corrected.statusCode()).as(corrected.asString()).isEqualTo(200);
        assertThat(corrected.jsonPath().getInt("corrects")).isEqualTo(1);
        assertThat(corrected.jsonPath().getString("effectiveTo"))
                .isEqualTo(TODAY.plusDays(10).toString());

        LocalDate day = TODAY.plusDays(9);
        assertThat(numbers(Map.of("asOf", day))).containsExactly(3);
        assertThat(numbers(Map.of("asOf", day, "knownAt", before))).containsExactly(1);
        assertThat(numbers(Map.of("asOf", day.plusDays(1), "knownAt", before))).containsExactly(2);
        assertThat(numbers(Map.of("asOf", day, "knownAt", before.minusSeconds(3600))))
                .isEmpty();
        assertThat(one(standard, Map.of("asOf", day, "knownAt", before))
                        .jsonPath()
                        .getString("version.title"))
                .isEqualTo("One");
        assertThat(one(standard, Map.of("asOf", day)).jsonPath().getString("version.title"))
                .isEqualTo("One, in better words");
    }

    @Test
    void versionThatIsRetiredLaterWasSaidToHoldOn() {
        UUID standard = published(organization, "One", "", TODAY);
        Instant before = Instant.now();
        take(
                        ANN,
                        organization,
                        standard,
                        1,
                        "retire",
                        "{\"effectiveTo\": \"%s\", \"reason\": \"over\"}".formatted(TODAY.plusDays(3)))
                .then()
                .statusCode(200);
        assertThat(numbers(Map.of("asOf", TODAY.plusDays(3)))).isEmpty();
        assertThat(numbers(Map.of("asOf", TODAY.plusDays(3), "knownAt", before)))
                .containsExactly(1);
        assertThat(one(standard, Map.of("asOf", TODAY.plusDays(3), "knownAt", before))
                        .jsonPath()
                        .getString("version.effectiveTo"))
                .isNull();
    }

    @Test
    void storeIsSeenAsItWasOnTheDayAndAsThatWasKnown() {
        UUID store = UUID.randomUUID();
        LocalDate move = TODAY.plusDays(5);
        String north = period(null, "S1", "north");
        String south = period(move, "S2", "south");
        Instant first = Instant.parse("2026-01-01T00:00:00Z");
        Topics.publish(
                // the later state comes first
                Topics.store(organization, store, 2, Instant.parse("2026-02-01T00:00:00Z"), north, south),
                Topics.store(organization, store, 1, first, north));
        soon().until(() -> list(Map.of("store", "S2")).statusCode() == 200);
        published(organization, "North", ", \"scope\": {\"regions\": [\"north\"]}", TODAY);
        published(organization, "South", ", \"scope\": {\"regions\": [\"south\"]}", TODAY);

        assertThat(titles(Map.of("store", "S2", "asOf", move.minusDays(1)))).containsExactly("North");
        assertThat(titles(Map.of("store", "S2", "asOf", move))).containsExactly("South");
        assertThat(titles(Map.of("store", "S1", "asOf", move)))
                .as("by the code that it had before")
                .containsExactly("South");
    }

    @Test
    void questionOfAnotherTimeThatCannotBeAnsweredIsRefused() {
        Response ahead = list(Map.of("knownAt", Instant.now().plusSeconds(60), "asOf", TODAY));
        assertThat(ahead.statusCode()).isEqualTo(400);
        assertThat(ahead.jsonPath().getList("faults.pointer")).containsExactly("knownAt");
        Response dayless = list(Map.of("knownAt", Instant.now().minusSeconds(60)));
        assertThat(dayless.statusCode()).isEqualTo(400);
        assertThat(dayless.jsonPath().getString("faults[0].detail")).contains("asOf");
    }

    @Test
    void whatIsNotThereIsNotCorrected() {
        UUID standard = published(organization, "One", "", TODAY);
        assertThat(as(ANN, organization)
                        .body("{\"corrects\": 7}")
                        .post("/v1/standards/{id}/versions", standard)
                        .statusCode())
                .isEqualTo(404);
    }

    private void publishAgain(UUID standard, int number, LocalDate from) {
        newDraft(organization, standard);
        publish(organization, standard, number, from);
    }

    private void correct(UUID standard, int number, String title) {
        Response draft = as(ANN, organization)
                .body("{\"corrects\": " + number + "}")
                .post("/v1/standards/{id}/versions", standard);
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(201);
        as(ANN, organization)
                .header("If-Match", draft.header("ETag"))
                .body(content(title, ""))
                .put(
                        "/v1/standards/{id}/versions/{n}",
                        standard,
                        draft.jsonPath().getInt("number"))
                .then()
                .statusCode(200);
    }

    private static String period(LocalDate from, String code, String region) {
        return "{%s\"code\": \"%s\", \"name\": \"Store\", \"region\": \"%s\", \"timeZone\": \"UTC\"}"
                .formatted(from == null ? "" : "\"from\": \"" + from + "\", ", code, region);
    }

    private Response list(Map<String, ?> query) {
        Map<String, String> written = new HashMap<>();
        query.forEach((name, value) -> written.put(name, value.toString()));
        return given().spec(as(ANN, organization)).queryParams(written).get("/v1/standards");
    }

    private Response one(UUID standard, Map<String, ?> query) {
        Map<String, String> written = new HashMap<>();
        query.forEach((name, value) -> written.put(name, value.toString()));
        return given().spec(as(ANN, organization)).queryParams(written).get("/v1/standards/{id}", standard);
    }

    private List<Integer> numbers(Map<String, ?> query) {
        return list(query).jsonPath().getList("items.version.number");
    }

    private List<String> titles(Map<String, ?> query) {
        return list(query).jsonPath().getList("items.version.title");
    }
}
