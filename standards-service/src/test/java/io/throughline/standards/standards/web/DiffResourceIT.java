package io.throughline.standards.standards.web;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.associate;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.newDraft;
import static io.throughline.standards.Drafts.publish;
import static io.throughline.standards.Drafts.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.Stores;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnRealParts
class DiffResourceIT {

    private final UUID organization = UUID.randomUUID();
    private UUID standard;

    @BeforeEach
    void publishedAndDrafted() {
        standard = published(organization, "One", "", TODAY);
        newDraft(organization, standard);
        edit("""
                {"title": "One", "purpose": "Nobody makes the journey twice.", "steps": ["Act.", "Look.", "Tell."],
                 "scope": {"regions": ["north"]}}""");
    }

    @Test
    void diffSaysByWordsWhatChanged() {
        var diff = diff(head(), "from=1&to=2").jsonPath();
        assertThat(diff.getString("standard")).isEqualTo(standard.toString());
        assertThat(diff.getMap("fields").keySet().toArray()).containsExactlyInAnyOrder("purpose", "steps", "scope");
        assertThat(diff.getList("fields.purpose.op")).containsExactly("equal", "delete", "insert", "equal");
        assertThat(diff.getList("fields.purpose.text"))
                .containsExactly("Nobody makes the journey ", "for nothing", "twice", ".");
        assertThat(diff.getList("fields.steps.change")).containsExactlyInAnyOrder("moved", "same", "added");
        assertThat(diff.getList("fields.scope.regions.to")).containsExactly(1);
    }

    @Test
    void diffBackwardsTakesAwayWhatItAdded() {
        var diff = diff(head(), "from=2&to=1").jsonPath();
        assertThat(diff.getList("fields.scope.regions.change")).containsExactly("removed");
        assertThat(diff(head(), "from=2&to=2").jsonPath().getMap("fields")).isEmpty();
    }

    @Test
    void diffIsReadAsAPage() {
        Response page = diff(head().accept("text/markdown"), "from=1&to=2");
        assertThat(page.contentType()).isEqualTo("text/markdown;charset=UTF-8");
        assertThat(page.header("Vary")).isEqualTo("Authorization, Accept");
        assertThat(page.asString())
                .startsWith("# One\n\nFrom version 1 to version 2.\n\n## Purpose\n\n")
                .contains("Nobody makes the journey ~~for nothing~~ **twice**.")
                .contains("- 3, added: **Tell.**");
        assertThat(page.header("ETag")).isNotEqualTo(diff(head(), "from=1&to=2").header("ETag"));
    }

    @Test
    void diffThatHasNotChangedIsNotSentAgain() {
        for (String format : new String[] {"application/json", "text/markdown"}) {
            String tag = diff(head().accept(format), "from=1&to=2").header("ETag");
            RequestSpecification again = head().accept(format).header("If-None-Match", tag);
            assertThat(diff(again, "from=1&to=2").statusCode()).as(format).isEqualTo(304);
            edit("{\"title\": \"Two, of " + format.length() + "\"}");
            assertThat(diff(head().accept(format).header("If-None-Match", tag), "from=1&to=2")
                            .statusCode())
                    .as(format)
                    .isEqualTo(200);
        }
    }

    @Test
    void queryThatDoesNotNameTwoVersionsIsRefused() {
        Response refused = diff(head(), "to=x&form=1");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("invalid-query");
        assertThat(refused.jsonPath().getList("faults.pointer")).containsExactly("from", "to", "form");
        assertThat(refused.jsonPath().getList("faults.code")).containsExactly("required", "value", "unknown");
        for (String query : new String[] {"from=1&to=0", "from=1&from=1&to=2", "from=1&to="}) {
            assertThat(diff(head(), query).statusCode()).as(query).isEqualTo(400);
        }
        assertThat(diff(head(), "from=1&to=3").statusCode()).isEqualTo(404);
        assertThat(diff(head(), "from=3&to=1").statusCode()).isEqualTo(404);
        assertThat(diff(head().accept("text/html"), "from=1&to=2").statusCode()).isEqualTo(406);
        Response unknown = diff(head().accept("text/markdown"), "from=1&to=3");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.contentType()).startsWith("application/problem+json");
    }

    @Test
    void peopleInStoresSeeTheDifferenceOfWhatWasPublishedForThem() {
        Stores.publish(organization, "N1", "north", "city");
        RequestSpecification store = associate(organization, "S-ELSEWHERE");
        assertThat(diff(store, "from=1&to=2").statusCode()).as("a draft").isEqualTo(404);
        edit("{\"title\": \"One\", \"purpose\": \"So.\", \"steps\": [\"Act.\"]}");
        publish(organization, standard, 2, TODAY.plusDays(30));
        assertThat(diff(store, "from=1&to=2").statusCode()).isEqualTo(200);
        newDraft(organization, standard);
        assertThat(edit(
                                3,
                                "{\"title\": \"One\", \"purpose\": \"So.\", \"steps\": [\"Act.\"], \"scope\": {\"regions\": [\"north\"]}}")
                        .statusCode())
                .isEqualTo(200);
        publish(organization, standard, 3, TODAY.plusDays(60));
        assertThat(diff(store, "from=2&to=3").statusCode())
                .as("not for this store")
                .isEqualTo(404);
        assertThat(diff(head(), "from=2&to=3").statusCode()).isEqualTo(200);
    }

    private RequestSpecification head() {
        return as(ANN, organization);
    }

    private void edit(String body) {
        assertThat(edit(2, body).statusCode()).isEqualTo(200);
    }

    private Response edit(int number, String body) {
        return head().header("If-Match", "*").body(body).put("/v1/standards/{id}/versions/{n}", standard, number);
    }

    private Response diff(RequestSpecification caller, String query) {
        return given().spec(caller).get("/v1/standards/" + standard + "/diff?" + query);
    }
}
