package io.throughline.standards.standards.web;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.BEN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Drafts.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.throughline.standards.OnRealParts;
import java.time.Instant;
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
        List<Object> read = new ArrayList<>();
        String next = null;
        do {
            Map<String, String> query = new HashMap<>(Map.of("limit", "3"));
            if (next != null) {
                query.put("next", next);
            }
            Response page = list(query);
            read.addAll(page.jsonPath().getList("items"));
            next = page.jsonPath().getString("next");
        } while (next != null);
        assertThat(read).hasSize(8).isEqualTo(list(Map.of()).jsonPath().getList("items"));
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
