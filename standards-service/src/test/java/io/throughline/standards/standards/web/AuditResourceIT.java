package io.throughline.standards.standards.web;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.BEN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.candidateOf;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Drafts.take;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.throughline.standards.Drafts;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.PracticeEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who did what, when and why. */
@OnRealParts
class AuditResourceIT {

    private final UUID organization = UUID.randomUUID();

    @Test
    void everyStepIsThereWithWhoTookItAndWhy() {
        UUID standard = published(organization, "One", "", TODAY);
        take(ANN, organization, standard, 1, "retire", "{\"effectiveTo\": \"" + TODAY + "\", \"reason\": \"a trial\"}")
                .then()
                .statusCode(200);
        List<Map<String, Object>> entries = items(Map.of());
        assertThat(entries).extracting("action").containsExactly("retire", "publish", "approve", "submit", "draft");
        assertThat(entries).extracting("by").containsExactly(ANN, ANN, BEN, ANN, ANN);
        assertThat(entries.get(0)).containsEntry("reason", "a trial").containsEntry("standard", standard.toString());
        assertThat(entries.get(1)).doesNotContainKey("reason");
    }

    @Test
    void filtersNarrowIt() {
        Instant before = Instant.now().minusSeconds(5);
        UUID one = published(organization, "One", "", TODAY);
        drafted(organization, "Two", "");
        assertThat(items(Map.of("standard", one.toString()))).hasSize(4);
        assertThat(items(Map.of("by", BEN))).extracting("action").containsExactly("approve");
        assertThat(items(Map.of("action", "draft"))).hasSize(2);
        assertThat(items(Map.of("to", before.toString()))).isEmpty();
        assertThat(items(Map.of("from", before.toString()))).hasSize(5);
        assertThat(list(Map.of("action", "dance")).statusCode()).isEqualTo(400);
        assertThat(list(Map.of("actor", "ann")).statusCode()).isEqualTo(400);
    }

    @Test
    void pagesHaveEachEntryOnceNewestFirst() {
        published(organization, "One", "", TODAY);
        published(organization, "Two", "", TODAY);
        assertThat(pages(3)).hasSize(8).isEqualTo(list(Map.of()).jsonPath().getList("items"));
    }

    @Test
    void whatIsDecidedOnCandidatesIsThereBesideIt() {
        UUID accepted = candidate();
        UUID merged = candidate();
        UUID declined = candidate();
        UUID standard = UUID.fromString(
                decide(accepted, "accept", 201, Drafts.content("One", "")).path("id"));
        LocalDate until = TODAY.plusDays(3);
        decide(merged, "snooze", 200, "{\"until\": \"" + until + "\", \"reason\": \"later\"}");
        decide(merged, "snooze", 200, "{\"until\": \"" + until.plusDays(1) + "\"}");
        decide(merged, "merge", 200, "{\"standard\": \"" + standard + "\"}");
        decide(declined, "decline", 200, "{\"reason\": \"too dear\"}");
        take(ANN, organization, standard, 1, "submit", null).then().statusCode(200);

        List<Map<String, Object>> all = items(Map.of());
        assertThat(all)
                .extracting("action")
                .containsExactly("submit", "decline", "merge", "snooze", "snooze", "accept", "draft");
        assertThat(all.get(1))
                .containsEntry("by", ANN)
                .containsEntry("candidate", declined.toString())
                .containsEntry("reason", "too dear")
                .containsKey("at")
                .doesNotContainKeys("standard", "version", "until");
        assertThat(all.get(2))
                .containsEntry("standard", standard.toString())
                .containsEntry("candidate", merged.toString());
        assertThat(all.get(3))
                .containsEntry("until", until.plusDays(1).toString())
                .doesNotContainKey("reason");
        assertThat(all.get(4)).containsEntry("until", until.toString()).containsEntry("reason", "later");
        assertThat(all.get(5))
                .containsEntry("standard", standard.toString())
                .containsEntry("candidate", accepted.toString());
        assertThat(all.get(6)).containsEntry("version", 1).doesNotContainKey("candidate");

        assertThat(items(Map.of("candidate", merged.toString())))
                .extracting("action")
                .containsExactly("merge", "snooze", "snooze");
        assertThat(items(Map.of("standard", standard.toString())))
                .extracting("action")
                .containsExactly("submit", "merge", "accept", "draft");
        assertThat(items(Map.of("action", "snooze"))).isEqualTo(all.subList(3, 5));
        assertThat(items(Map.of("action", "draft"))).isEqualTo(all.subList(6, 7));
        assertThat(items(Map.of("by", ANN))).isEqualTo(all);
        assertThat(items(Map.of("by", BEN))).isEmpty();
        assertThat(items(Map.of("from", all.get(1).get("at").toString(), "candidate", declined.toString())))
                .hasSize(1);
        assertThat(items(Map.of("to", all.get(1).get("at").toString(), "candidate", declined.toString())))
                .isEmpty();
        assertThat(pages(1)).isEqualTo(all);
        assertThat(pages(2)).isEqualTo(all);
    }

    private List<Object> pages(int limit) {
        List<Object> read = new ArrayList<>();
        String next = null;
        do {
            Map<String, String> query = new HashMap<>(Map.of("limit", String.valueOf(limit)));
            if (next != null) {
                query.put("next", next);
            }
            Response page = list(query);
            read.addAll(page.jsonPath().getList("items"));
            next = page.jsonPath().getString("next");
        } while (next != null);
        return read;
    }

    private UUID candidate() {
        PracticeEvent event = PracticeEvent.of(organization);
        publish(practice(event));
        candidateOf(organization, event);
        return event.id();
    }

    private Response decide(UUID candidate, String step, int status, String body) {
        Response answer = as(ANN, organization).body(body).post("/v1/candidates/{id}/" + step, candidate);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }

    private List<Map<String, Object>> items(Map<String, String> query) {
        Response answer = list(query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("items");
    }

    private Response list(Map<String, String> query) {
        return given().spec(as(ANN, organization)).queryParams(query).get("/v1/audit");
    }
}
