package io.throughline.standards.standards.web;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.associate;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.content;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.newDraft;
import static io.throughline.standards.Drafts.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.standards.OnRealParts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnRealParts
class SortIT {

    private final UUID organization = UUID.randomUUID();

    @Test
    void titlesAreSortedAsPeopleSortThem() {
        for (String title : List.of("Zebra", "apple", "Éclair", "Banana", "äpfel", "eclair", "10 steps")) {
            drafted(organization, title, "");
        }
        assertThat(titles(Map.of("sort", "title")))
                .containsExactly("10 steps", "äpfel", "apple", "Banana", "eclair", "Éclair", "Zebra");
        assertThat(titles(Map.of("sort", "-title")))
                .containsExactly("Zebra", "Éclair", "eclair", "Banana", "apple", "äpfel", "10 steps");
    }

    @Test
    void newestTitleThatIsShownCounts() {
        UUID standard = published(organization, "Apple", "", TODAY);
        published(organization, "Banana", "", TODAY);
        newDraft(organization, standard);
        edit(standard, 2, "Cherry");
        assertThat(titles(Map.of("sort", "title"))).containsExactly("Banana", "Cherry");
        assertThat(titles(Map.of("sort", "title", "status", "published"))).containsExactly("Apple", "Banana");
        assertThat(titles(Map.of("sort", "title", "asOf", TODAY.toString()))).containsExactly("Apple", "Banana");
        assertThat(titles(list(associate(organization, "S1"), Map.of("sort", "-title"))))
                .containsExactly("Banana", "Apple");
    }

    @Test
    void whatBeginsOnNoKnownDayComesAfterAllThatDoes() {
        drafted(organization, "Draft", "");
        published(organization, "Later", "", TODAY.plusDays(7));
        published(organization, "Today", "", TODAY);
        assertThat(titles(Map.of("sort", "effectiveFrom"))).containsExactly("Today", "Later", "Draft");
        assertThat(titles(Map.of("sort", "-effectiveFrom"))).containsExactly("Draft", "Later", "Today");
    }

    @Test
    void whatChangedLastIsFirstWhicheverOfItsVersionsItWas() {
        UUID one = published(organization, "One", "", TODAY);
        drafted(organization, "Two", "");
        assertThat(titles(Map.of("sort", "-changedAt"))).containsExactly("Two", "One");
        newDraft(organization, one);
        assertThat(titles(Map.of("sort", "-changedAt", "status", "published"))).containsExactly("One");
        assertThat(titles(Map.of("sort", "-changedAt"))).containsExactly("One", "Two");
        assertThat(titles(Map.of("sort", "createdAt"))).containsExactly("One", "Two");
    }

    @Test
    void whatIsFoundIsSortedByHowWellItFitsUnlessAskedForOtherwise() {
        drafted(organization, "A bag", "");
        drafted(organization, "Bag, bag, bag", "");
        drafted(organization, "Kettle", "");
        assertThat(titles(Map.of("q", "bag"))).containsExactly("Bag, bag, bag", "A bag");
        assertThat(titles(Map.of("q", "bag", "sort", "title"))).containsExactly("A bag", "Bag, bag, bag");
        assertThat(titles(Map.of("q", "bag", "sort", "createdAt"))).containsExactly("A bag", "Bag, bag, bag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"createdAt", "title", "effectiveFrom", "changedAt"})
    void pagesOfEqualsHaveEachOnceAndInOneOrder(String sort) {
        List<UUID> drafted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            drafted.add(drafted(organization, i % 2 == 0 ? "Same ~ same" : "Other", ""));
            published(organization, "Same ~ same", "", TODAY);
        }
        for (Map<String, String> filter : List.of(
                Map.<String, String>of(),
                Map.of("asOf", TODAY.toString()),
                Map.of("asOf", TODAY.toString(), "role", "cashier"),
                Map.of("q", "same or other"))) {
            List<String> ascending = paged(sort, filter);
            List<String> descending = paged("-" + sort, filter);
            assertThat(ascending)
                    .as(filter.toString())
                    .hasSize(filter.containsKey("asOf") ? 5 : 10)
                    .doesNotHaveDuplicates();
            Collections.reverse(descending);
            assertThat(descending).isEqualTo(ascending);
        }
    }

    @Test
    void cursorIsOfOneOrderAndUnknownOrdersAreRefusedByTheKnownOnes() {
        drafted(organization, "One", "");
        drafted(organization, "Two", "");
        String next = list(as(ANN, organization), Map.of("limit", "1", "sort", "title"))
                .jsonPath()
                .getString("next");
        for (String other : List.of("-title", "createdAt")) {
            Response refused = list(as(ANN, organization), Map.of("limit", "1", "sort", other, "next", next));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.jsonPath().getList("faults.pointer")).containsExactly("next");
        }
        Response unknown = list(as(ANN, organization), Map.of("sort", "name"));
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.jsonPath().getString("faults[0].detail")).contains("-changedAt");
    }

    @Test
    void longestTitleFitsIntoACursor() {
        String longest = "水".repeat(200);
        for (int i = 0; i < 3; i++) {
            drafted(organization, longest, "");
        }
        assertThat(paged("title", Map.of())).hasSize(3);
    }

    private List<String> paged(String sort, Map<String, String> filter) {
        List<String> ids = new ArrayList<>();
        Map<String, String> query = new HashMap<>(filter);
        query.put("sort", sort);
        query.put("limit", "2");
        do {
            Response page = list(as(ANN, organization), query);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            ids.addAll(page.jsonPath().getList("items.id"));
            query.put("next", page.jsonPath().getString("next"));
        } while (query.get("next") != null);
        return ids;
    }

    private void edit(UUID standard, int version, String title) {
        as(ANN, organization)
                .header("If-Match", "*")
                .body(content(title, ""))
                .put("/v1/standards/{id}/versions/{n}", standard, version)
                .then()
                .statusCode(200);
    }

    private List<String> titles(Map<String, String> query) {
        return titles(list(as(ANN, organization), query));
    }

    private static List<String> titles(Response page) {
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath().getList("items.version.title");
    }

    private static Response list(RequestSpecification caller, Map<String, String> query) {
        return given().spec(caller).queryParams(query).get("/v1/standards");
    }
}
