package io.throughline.standards.standards.web;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.associate;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.newDraft;
import static io.throughline.standards.Drafts.publish;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Drafts.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standards are found by what they say. */
@OnRealParts
class SearchIT {

    private final UUID organization = UUID.randomUUID();

    @Test
    void titleCountsMoreThanWhatIsNeeded() {
        UUID needs = drafted(organization, "Keep dry", ", \"resources\": [\"An umbrella at each door\"]");
        UUID titled = drafted(organization, "Umbrellas for the way to the car", "");
        drafted(organization, "Small change", "");
        assertThat(ids(search("umbrella"))).containsExactly(titled, needs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"carrying bags", "\"carry the bag\"", "carry -kettle", "bag or umbrella", "träger"})
    void wordsAreFoundByTheirStemsPhrasesAndInAnyLanguage(String words) {
        UUID standard =
                drafted(organization, "Carry the bag of whoever cannot", ", \"customerGoal\": \"Träger finden\"");
        drafted(organization, "Small change", "");
        assertThat(ids(search(words))).containsExactly(standard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the", "-carry", "\"", "& | !", "nothing-like-it"})
    void whatNamesNoWordFindsNothing(String words) {
        drafted(organization, "Carry the bag", "");
        Response answer = search(words);
        assertThat(answer.statusCode()).isEqualTo(200);
        if (!words.equals("the") && !words.equals("-carry")) {
            assertThat(ids(answer)).isEmpty();
        }
    }

    @Test
    void placesAreShownAsTextThatStaysInert() {
        drafted(organization, "Carry <b>bags</b> to the car", "");
        Map<String, List<Map<String, Object>>> found = search("bags").jsonPath().getMap("items[0].found");
        assertThat(found.get("title"))
                .containsExactly(
                        Map.of("text", "Carry <b>", "found", false),
                        Map.of("text", "bags", "found", true),
                        Map.of("text", "</b> to the car", "found", false));
    }

    @Test
    void onlyTheNewestVersionThatIsAskedForIsSearchedThrough() {
        UUID standard = published(organization, "Carry the bag", "", TODAY);
        newDraft(organization, standard);
        String tag = as(ANN, organization)
                .get("/v1/standards/{id}/versions/2", standard)
                .header("ETag");
        as(ANN, organization)
                .header("If-Match", tag)
                .body("{\"title\": \"Push the trolley\"}")
                .put("/v1/standards/{id}/versions/2", standard)
                .then()
                .statusCode(200);
        assertThat(numbers(Map.of("q", "trolley"))).containsExactly(2);
        assertThat(numbers(Map.of("q", "trolley", "asOf", TODAY.toString()))).isEmpty();
        assertThat(numbers(Map.of("q", "bag", "asOf", TODAY.toString()))).containsExactly(1);
        assertThat(numbers(Map.of(
                        "q",
                        "bag",
                        "asOf",
                        TODAY.toString(),
                        "knownAt",
                        Instant.now().toString())))
                .containsExactly(1);
    }

    @Test
    void wordsOfAVariantFindItsStandardWhereItHoldsAndWhenAndAsThatWasKnown() {
        Stores.publish(organization, "N1", "north", "city");
        Stores.publish(organization, "S1", "south", "market");
        UUID standard = published(organization, "Carry the bag", "", TODAY);
        Instant before = Instant.now();
        varied(standard, "city", "\"Offer the umbrella stand.\"");
        publish(organization, standard, 2, TODAY.plusDays(3));
        String day = TODAY.plusDays(3).toString();
        for (Map<String, String> query : List.of(
                Map.of("q", "umbrella"),
                Map.of("q", "umbrella", "asOf", day),
                Map.of("q", "umbrella", "asOf", day, "store", "N1"),
                Map.of("q", "umbrella", "asOf", day, "knownAt", Instant.now().toString()))) {
            Response found = list(query);
            assertThat(ids(found)).as(query.toString()).containsExactly(standard);
            assertThat(found.jsonPath().getInt("items[0].version.number")).isEqualTo(1);
            assertThat(found.jsonPath().getList("items[0].additions.variant")).containsExactly("city");
            assertThat(found.jsonPath().getString("items[0].found.variant")).isEqualTo("city");
            assertThat(found.jsonPath().getList("items[0].found.text.findAll { it.found }.text"))
                    .containsExactly("umbrella");
        }
        for (Map<String, String> query : List.of(
                Map.of("q", "umbrella", "asOf", TODAY.toString()),
                Map.of("q", "umbrella", "asOf", day, "store", "S1"),
                Map.of("q", "umbrella", "asOf", day, "knownAt", before.toString()),
                Map.of("q", "umbrella", "status", "draft"))) {
            assertThat(ids(list(query))).as(query.toString()).isEmpty();
        }
        assertThat(ids(inStore("N1", day))).containsExactly(standard);
        assertThat(ids(inStore("N1", TODAY.toString()))).isEmpty();
        assertThat(ids(inStore("S1", day))).isEmpty();
        assertThat(list(Map.of("q", "bag")).jsonPath().<String, Object>getMap("items[0].found"))
                .doesNotContainKey("variant");
    }

    @Test
    void standardIsFoundOnceByTheBestOfWhatSaysTheWords() {
        Stores.publish(organization, "N1", "north", "city");
        UUID byVariant = published(organization, "Keep dry", ", \"resources\": [\"An umbrella at each door\"]", TODAY);
        varied(byVariant, "city", "\"Hand out an umbrella.\"");
        varied(byVariant, "north", "\"Look at the sky.\"", "\"Umbrella there?\"");
        UUID byCore = published(organization, "Umbrellas for the way to the car", "", TODAY);
        varied(byCore, "city", "\"An umbrella.\"");
        Response found = search("umbrella");
        assertThat(ids(found)).containsExactly(byCore, byVariant);
        assertThat(found.jsonPath().getList("items.found.variant")).containsExactly(null, "city");
    }

    @Test
    void whatIsNeededIsShownWhereItSaysTheWords() {
        Stores.publish(organization, "N1", "north", "city");
        UUID standard = published(organization, "Keep dry", "", TODAY);
        varied(standard, "city", "\"Look at the sky.\"", "\"Umbrella at the door?\"");
        assertThat(search("umbrella").jsonPath().getList("items[0].found.text.findAll { it.found }.text"))
                .containsExactly("Umbrella");
    }

    @Test
    void variantOfWhatHasEndedIsNotFound() {
        Stores.publish(organization, "N1", "north", "city");
        UUID standard = published(organization, "Carry the bag", "", TODAY);
        varied(standard, "city", "\"Offer the umbrella stand.\"");
        publish(organization, standard, 2, TODAY);
        String end = "{\"effectiveTo\": \"" + TODAY.plusDays(5) + "\", \"reason\": \"Nobody needs it any more.\"}";
        assertThat(take(ANN, organization, standard, 1, "retire", end).statusCode())
                .isEqualTo(200);
        assertThat(ids(inStore("N1", TODAY.plusDays(4).toString()))).containsExactly(standard);
        assertThat(ids(inStore("N1", TODAY.plusDays(5).toString()))).isEmpty();
        assertThat(ids(list(Map.of("q", "umbrella", "status", "published")))).isEmpty();
    }

    @Test
    void pagesHaveAllOfThemOnceBestFirst() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(drafted(organization, "Carry " + "bag ".repeat(1 + i % 3) + i, ""));
        }
        List<UUID> read = new ArrayList<>();
        String next = null;
        do {
            Map<String, String> query = new HashMap<>(Map.of("q", "bag", "limit", "2"));
            if (next != null) {
                query.put("next", next);
            }
            Response page = list(query);
            read.addAll(ids(page));
            next = page.jsonPath().getString("next");
        } while (next != null);
        assertThat(read).containsExactlyInAnyOrderElementsOf(all);
        assertThat(read).isEqualTo(ids(list(Map.of("q", "bag"))));
    }

    /** A draft of a variant for stores in the city. */
    private void varied(UUID standard, String name, String step, String... questions) {
        as(ANN, organization)
                .body("""
                        {"name": "%s", "title": "More", "steps": [%s], "auditQuestions": [%s], "scope": {"formats": ["city"]}}
                        """.formatted(name, step, String.join(", ", questions)))
                .post("/v1/standards/{id}/variants", standard)
                .then()
                .statusCode(201);
    }

    private Response inStore(String store, String asOf) {
        return given().spec(associate(organization, store))
                .queryParams(Map.of("q", "umbrella", "asOf", asOf))
                .get("/v1/standards");
    }

    private Response search(String words) {
        return list(Map.of("q", words));
    }

    private Response list(Map<String, String> query) {
        return given().spec(as(ANN, organization)).queryParams(query).get("/v1/standards");
    }

    private static List<UUID> ids(Response page) {
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath().<String>getList("items.id").stream()
                .map(UUID::fromString)
                .toList();
    }

    private List<Integer> numbers(Map<String, String> query) {
        return list(query).jsonPath().getList("items.version.number");
    }
}
