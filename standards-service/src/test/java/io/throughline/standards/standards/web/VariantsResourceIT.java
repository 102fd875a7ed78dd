package io.throughline.standards.standards.web;

import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.associate;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.content;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.newDraft;
import static io.throughline.standards.Drafts.publish;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Drafts.take;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.throughline.standards.Contract;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.Stores;
import io.throughline.standards.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What some stores do besides, what takes a standard's place, and what is given up. */
@OnRealParts
class VariantsResourceIT {

    private static final String CITY =
            "{\"name\": \"city\", \"title\": \"In the city\", \"steps\": [\"Ring twice.\"], \"scope\": {\"formats\": [\"city\"]}}";
    private static final String NORTH =
            "{\"name\": \"north\", \"title\": \"Up north\", \"auditQuestions\": [\"Coat on?\"], \"scope\": {\"regions\": [\"north\"]}}";

    private final UUID organization = UUID.randomUUID();

    @BeforeEach
    void stores() {
        Stores.publish(organization, "N1", "north", "city");
        Stores.publish(organization, "S1", "south", "market");
    }

    @Test
    void additionsAreAnsweredWhereTheyHoldAndWhenAndAsThatWasKnown() {
        UUID standard = published(organization, "One", "", TODAY);
        Instant before = Instant.now();
        begin(standard, CITY);
        publish(organization, standard, 2, TODAY.plusDays(3));
        begin(standard, NORTH);
        publish(organization, standard, 3, TODAY.plusDays(5));
        assertThat(added("store=N1&asOf=" + TODAY)).isEmpty();
        assertThat(added("store=N1&asOf=" + TODAY.plusDays(3))).containsExactly("city");
        assertThat(added("store=N1&asOf=" + TODAY.plusDays(5))).containsExactly("city", "north");
        assertThat(added("store=S1&asOf=" + TODAY.plusDays(5))).isEmpty();
        assertThat(added("store=N1&asOf=" + TODAY.plusDays(5) + "&knownAt=" + before))
                .isEmpty();
        Response page = as(ANN, organization)
                .accept("text/markdown")
                .get("/v1/standards?store=N1&asOf={day}", TODAY.plusDays(5).toString());
        assertThat(page.asString()).contains("## In addition: In the city", "1. Ring twice.", "- Coat on?");
        Response inStore = associate(organization, "N1")
                .get(
                        "/v1/standards/{id}?asOf={day}",
                        standard,
                        TODAY.plusDays(3).toString());
        assertThat(inStore.jsonPath().getList("additions.title")).containsExactly("In the city");
        assertThat(inStore.jsonPath().getInt("version.number")).isEqualTo(1);
    }

    @Test
    void topicTellsVariantsApartFromTheCore() {
        UUID standard = published(organization, "One", "", TODAY);
        begin(standard, CITY);
        publish(organization, standard, 2, TODAY);
        List<String> told = soon().until(
                        () -> Topics.withKey(Topics.STANDARDS, organization + "/" + standard).stream()
                                .map(Topics::data)
                                .toList(),
                        events -> events.size() == 2);
        Contract.STANDARD.assertValid(told.get(1));
        JsonNode event = Contract.tree(told.get(1));
        assertThat(event.at("/versions").size()).isEqualTo(1);
        assertThat(event.at("/variants/0/variant").textValue()).isEqualTo("city");
    }

    @Test
    void variantOnlyAddsAndItsNameIsTakenOnce() {
        UUID standard = drafted(organization, "One", "");
        Response replacing = post(
                standard,
                "{\"name\": \"City!\", \"title\": \"X\", \"purpose\": \"Other\", \"scope\": {\"roles\": [\"cashier\"]}}");
        assertThat(replacing.statusCode()).isEqualTo(400);
        assertThat(replacing.jsonPath().getList("faults.pointer")).containsExactly("/name");
        Response other = post(
                standard,
                "{\"name\": \"city\", \"title\": \"X\", \"purpose\": \"Other\", \"scope\": {\"roles\": [\"cashier\"]}}");
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.jsonPath().getList("faults.pointer")).containsExactly("/purpose", "/scope/roles");
        begin(standard, CITY);
        Response again = post(standard, CITY);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("code")).isEqualTo("variant-exists");
        assertThat(as(ANN, organization)
                        .header("If-Match", "*")
                        .body(content("Two", ""))
                        .put("/v1/standards/{id}/versions/2", standard)
                        .jsonPath()
                        .getList("faults.pointer"))
                .containsExactly("/purpose");
        Response next =
                as(ANN, organization).body("{\"variant\": \"east\"}").post("/v1/standards/{id}/versions", standard);
        assertThat(next.jsonPath().getList("faults.pointer")).containsExactly("/variant");
    }

    @Test
    void scopeThatLeadsToNoStoreIsToldNameByName() {
        UUID standard =
                drafted(organization, "One", ", \"scope\": {\"regions\": [\"nroth\"], \"stores\": [\"N1\", \"X9\"]}");
        Response refused = take(ANN, organization, standard, 1, "submit", null);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("scope-without-store");
        assertThat(refused.jsonPath().getList("faults.pointer")).containsExactly("/scope/regions/0", "/scope/stores/1");
    }

    @Test
    void scopeLeadsToAStoreAsSoonAsItIsKnown() {
        UUID standard = drafted(organization, "One", ", \"scope\": {\"regions\": [\"east\"]}");
        assertThat(take(ANN, organization, standard, 1, "submit", null).statusCode())
                .isEqualTo(409);
        Stores.publish(organization, "E1", "east", "city");
        assertThat(take(ANN, organization, standard, 1, "submit", null).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherStandardTakesThePlaceAndNoneItsOwn() {
        UUID old = published(organization, "Old", "", TODAY);
        UUID better = published(organization, "Better", "", TODAY.plusDays(4));
        assertThat(supersede(old, better, 3).jsonPath().getList("faults.pointer"))
                .containsExactly("/supersededBy");
        Response ended = supersede(old, better, 4);
        assertThat(ended.statusCode()).as(ended.asString()).isEqualTo(200);
        assertThat(ended.jsonPath().getUUID("supersededBy")).isEqualTo(better);
        Response circle = supersede(better, old, 4);
        assertThat(circle.statusCode()).isEqualTo(409);
        assertThat(circle.jsonPath().getString("code")).isEqualTo("supersession-cycle");
        assertThat(supersede(better, UUID.randomUUID(), 5).statusCode()).isEqualTo(400);
        assertThat(titles("asOf=" + TODAY.plusDays(3))).containsExactly("Old");
        assertThat(titles("asOf=" + TODAY.plusDays(4))).containsExactly("Better");
    }

    @Test
    void discardedDraftIsWorkedOnNoMoreAndLeavesTheListAndStaysInTheTrail() {
        UUID standard = drafted(organization, "One", "");
        assertThat(as(ANN, organization)
                        .delete("/v1/standards/{id}/versions/1", standard)
                        .statusCode())
                .isEqualTo(428);
        Response discarded =
                as(ANN, organization).header("If-Match", "*").delete("/v1/standards/{id}/versions/1", standard);
        assertThat(discarded.jsonPath().getString("status")).isEqualTo("discarded");
        assertThat(titles("limit=10")).isEmpty();
        assertThat(titles("status=discarded")).containsExactly("One");
        assertThat(as(ANN, organization).get("/v1/standards/{id}", standard).statusCode())
                .isEqualTo(404);
        assertThat(as(ANN, organization)
                        .get("/v1/audit?standard={id}", standard)
                        .jsonPath()
                        .getList("items.action"))
                .containsExactly("discard", "draft");
        newDraft(organization, standard);
        assertThat(titles("limit=10")).containsExactly("One");
    }

    @Test
    void standardIsFoundForEveryRoleThatItConcerns() {
        published(organization, "Tills", ", \"role\": \"cashier\", \"scope\": {\"roles\": [\"shift-lead\"]}", TODAY);
        published(organization, "Bells", ", \"scope\": {\"roles\": [\"picker\"]}", TODAY);
        published(organization, "All", "", TODAY);
        for (String day : List.of("", "&asOf=" + TODAY, "&store=N1")) {
            assertThat(titles("role=cashier" + day)).containsExactly("All", "Tills");
            assertThat(titles("role=shift-lead" + day)).containsExactly("All", "Tills");
            assertThat(titles("role=picker" + day)).containsExactly("All", "Bells");
            assertThat(titles("role=baker" + day)).containsExactly("All");
        }
    }

    @Test
    void promiseIsReadWithItsSignals() {
        String commitment = ", \"commitment\": {\"promise\": \"A register opens\", \"withinSeconds\": 120, "
                + "\"startedBy\": {\"kind\": \"queue-length\", \"atLeast\": 3}, \"fulfilledBy\": {\"kind\": \"register-opened\"}}, "
                + "\"languages\": [\"EN-gb\"]";
        UUID standard = published(organization, "Tills", commitment, TODAY);
        Response read = as(ANN, organization).get("/v1/standards/{id}", standard);
        assertThat(read.jsonPath().getInt("version.commitment.withinSeconds")).isEqualTo(120);
        assertThat(read.jsonPath().getInt("version.commitment.startedBy.atLeast"))
                .isEqualTo(3);
        assertThat(read.jsonPath().getList("version.languages")).containsExactly("en-GB");
        Response faulty = as(ANN, organization)
                .body(
                        content(
                                "Two",
                                ", \"languages\": [\"_\"], \"commitment\": {\"promise\": \"\", \"withinSeconds\": 0, \"startedBy\": {\"kind\": \"queue-length\"}}"))
                .post("/v1/standards");
        assertThat(faulty.jsonPath().getList("faults.pointer"))
                .containsExactlyInAnyOrder(
                        "/languages/0",
                        "/commitment/promise",
                        "/commitment/withinSeconds",
                        "/commitment/fulfilledBy",
                        "/commitment/startedBy/atLeast");
    }

    private void begin(UUID standard, String variant) {
        Response begun = post(standard, variant);
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(201);
    }

    private Response post(UUID standard, String variant) {
        return as(ANN, organization).body(variant).post("/v1/standards/{id}/variants", standard);
    }

    private Response supersede(UUID standard, UUID by, int days) {
        LocalDate end = TODAY.plusDays(days);
        return take(
                ANN,
                organization,
                standard,
                1,
                "retire",
                "{\"effectiveTo\": \"%s\", \"reason\": \"better\", \"supersededBy\": \"%s\"}".formatted(end, by));
    }

    private List<String> added(String query) {
        return as(ANN, organization).get("/v1/standards?" + query).jsonPath().getList("items[0].additions.variant");
    }

    private List<String> titles(String query) {
        return as(ANN, organization).get("/v1/standards?" + query).jsonPath().getList("items.version.title");
    }
}
