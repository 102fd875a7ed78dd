package io.throughline.standards.comments.web;

import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.tokens;
import static io.throughline.standards.Api.with;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Drafts.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which versions want one's comment. */
@OnRealParts
class ForCommentResourceIT {

    private final UUID organization = UUID.randomUUID();

    @BeforeEach
    void stores() {
        Stores.publish(organization, "S1", "north", "city");
        Stores.publish(organization, "S2", "south", "market");
    }

    @Test
    void theyAreTheSubmittedOnesThatConcernOneInOnesStores() {
        drafted(organization, "Draft", "");
        submitted("Cashiers", ", \"role\": \"cashier\"");
        submitted("Pickers", ", \"scope\": {\"roles\": [\"picker\"]}");
        submitted("Everybody", "");
        submitted("South", ", \"role\": \"cashier\", \"scope\": {\"regions\": [\"south\"]}");
        published(organization, "Holds", "", TODAY);
        assertThat(titles(associate("S1", "cashier"))).containsExactly("Everybody", "Cashiers");
        assertThat(titles(associate("S2", "picker"))).containsExactly("Everybody", "Pickers");
        assertThat(titles(associate("S1"))).containsExactly("Everybody");
        assertThat(titles(with(tokens().storeManager(organization, "S1"))))
                .containsExactly("Everybody", "Pickers", "Cashiers");
        assertThat(titles(as(ANN, organization))).containsExactly("South", "Everybody", "Pickers", "Cashiers");
        assertThat(titles(with(tokens().storeManager(organization)))).isEmpty();
    }

    @Test
    void variantsAreForWhomTheirCoreIsFor() {
        UUID standard = published(organization, "Core", ", \"role\": \"cashier\"", TODAY);
        as(ANN, organization)
                .body("""
                        {"name": "city", "title": "In the city", "steps": ["Ring twice."], "scope": {"formats": ["city"]}}""")
                .post("/v1/standards/{id}/variants", standard)
                .then()
                .statusCode(201);
        take(ANN, organization, standard, 2, "submit", null).then().statusCode(200);
        assertThat(titles(associate("S1", "cashier"))).containsExactly("In the city");
        assertThat(titles(associate("S1", "picker"))).isEmpty();
        assertThat(titles(associate("S2", "cashier"))).isEmpty();
    }

    @Test
    void pagesHaveEachOnceAndWhatIsListedCanBeRead() {
        for (int i = 0; i < 5; i++) {
            submitted("For cashiers " + i, ", \"role\": \"cashier\"");
            submitted("For pickers " + i, ", \"role\": \"picker\"");
        }
        List<String> read = new ArrayList<>();
        String next = "";
        do {
            Response page = associate("S1", "cashier").get("/v1/standards/for-comment?limit=2" + next);
            for (Object standard : page.jsonPath().getList("items.standard")) {
                assertThat(associate("S1", "cashier")
                                .get("/v1/standards/" + standard + "/versions/1")
                                .statusCode())
                        .isEqualTo(200);
            }
            read.addAll(page.jsonPath().getList("items.title"));
            String cursor = page.jsonPath().getString("next");
            next = cursor == null ? null : "&next=" + cursor;
        } while (next != null);
        assertThat(read)
                .containsExactly(
                        "For cashiers 4", "For cashiers 3", "For cashiers 2", "For cashiers 1", "For cashiers 0");
        assertThat(associate("S1").get("/v1/standards/for-comment?role=cashier").statusCode())
                .isEqualTo(400);
    }

    private void submitted(String title, String more) {
        UUID standard = drafted(organization, title, more);
        take(ANN, organization, standard, 1, "submit", null).then().statusCode(200);
    }

    private RequestSpecification associate(String store, String... positions) {
        return with(tokens().draft("cid")
                .organization(organization)
                .roles("associate")
                .stores(store)
                .positions(positions)
                .sign());
    }

    private static List<String> titles(RequestSpecification person) {
        Response page = person.get("/v1/standards/for-comment");
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath().getList("items.title");
    }
}
