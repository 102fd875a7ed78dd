package io.throughline.standards.standards.web;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.associate;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Api.tokens;
import static io.throughline.standards.Api.with;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.newDraft;
import static io.throughline.standards.Drafts.publish;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Topics.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.Topics;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnRealParts
class StandardsResourceIT {

    private final UUID organization = UUID.randomUUID();

    @Test
    void newestStandardComesFirstByItsNewestVersion() {
        UUID one = published(organization, "One", "", TODAY);
        UUID two = drafted(organization, "Two", "");
        assertThat(ids(Map.of())).containsExactly(two, one);
        newDraft(organization, one);
        assertThat(numbers(Map.of())).containsExactly(1, 2);
        assertThat(ids(Map.of("status", "published"))).containsExactly(one);
        assertThat(numbers(Map.of("status", "published"))).containsExactly(1);
        assertThat(ids(Map.of("status", "draft"))).containsExactly(two, one);
        assertThat(ids(Map.of("status", "retired"))).isEmpty();
    }

    @Test
    void filtersNarrowTheList() {
        UUID cashier = drafted(organization, "One", ", \"role\": \"cashier\"");
        UUID north = drafted(organization, "Two", scope("regions", "north"));
        UUID entrance = drafted(organization, "Three", scope("touchpoints", "entrance"));
        assertThat(ids(Map.of("role", "cashier"))).containsExactly(entrance, north, cashier);
        assertThat(ids(Map.of("role", "baker"))).containsExactly(entrance, north);
        assertThat(ids(Map.of("region", "north"))).containsExactly(entrance, north, cashier);
        assertThat(ids(Map.of("region", "south"))).containsExactly(entrance, cashier);
        assertThat(ids(Map.of("touchpoint", "checkout"))).containsExactly(north, cashier);
        assertThat(ids(Map.of("touchpoint", "entrance", "region", "south"))).containsExactly(entrance, cashier);
    }

    @Test
    void asOfAndStoreTellWhichVersionsHeldThere() {
        stores();
        UUID everywhere = published(organization, "One", "", TODAY);
        UUID north = published(organization, "Two", scope("regions", "north"), TODAY.plusDays(2));
        UUID city = published(organization, "Three", scope("formats", "city"), TODAY);
        newDraft(organization, everywhere);
        publish(organization, everywhere, 2, TODAY.plusDays(5));

        assertThat(ids(asOf("S-NORTH", 0))).containsExactly(city, everywhere);
        assertThat(ids(asOf("S-NORTH", 2))).containsExactly(city, north, everywhere);
        assertThat(numbers(asOf("S-NORTH", 4))).containsExactly(1, 1, 1);
        assertThat(numbers(asOf("S-NORTH", 5))).containsExactly(1, 1, 2);
        assertThat(ids(asOf("S-BARE", 9))).containsExactly(everywhere);
        assertThat(ids(asOf("S-NORTH", -1))).isEmpty();
        assertThat(ids(Map.of("asOf", TODAY.plusDays(2).toString()))).containsExactly(city, north, everywhere);
        assertThat(ids(Map.of("store", "S-BARE"))).containsExactly(everywhere);
    }

    @Test
    void versionThatHoldsOnADayIsPublishedThenWhateverIsToCome() {
        UUID standard = published(organization, "One", "", TODAY);
        newDraft(organization, standard);
        publish(organization, standard, 2, TODAY.plusDays(5));
        Map<String, ?> today = Map.of("asOf", TODAY.toString(), "status", "published");
        assertThat(numbers(today)).containsExactly(1);
        assertThat(list(as(ANN, organization), today).jsonPath().getString("items[0].version.status"))
                .isEqualTo("published");
        assertThat(ids(Map.of("asOf", TODAY.toString(), "status", "superseded")))
                .isEmpty();
        assertThat(numbers(Map.of("status", "superseded"))).containsExactly(1);
        assertThat(as(ANN, organization)
                        .get("/v1/standards/{id}?asOf={day}", standard, TODAY.toString())
                        .jsonPath()
                        .getString("version.status"))
                .isEqualTo("published");
    }

    @Test
    void storeThatIsNotThereIsAFaultOfTheQuery() {
        Response refused = list(as(ANN, organization), Map.of("store", "S404"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("faults.pointer")).containsExactly("store");
        Response misspelt = list(
                as(ANN, organization), Map.of("asof", "2026-11-21", "status", "x", "practice", "y", "role", "Cashier"));
        assertThat(misspelt.jsonPath().getList("faults.pointer"))
                .containsExactlyInAnyOrder("asof", "status", "practice", "role");
    }

    @Test
    void pagesTogetherAreTheWholeListEachOnce() {
        for (int i = 0; i < 7; i++) {
            drafted(organization, "Title " + i, "");
        }
        List<UUID> paged = new ArrayList<>();
        String next = null;
        do {
            Response page =
                    list(as(ANN, organization), next == null ? Map.of("limit", 3) : Map.of("limit", 3, "next", next));
            paged.addAll(ids(page));
            next = page.jsonPath().getString("next");
        } while (next != null);
        assertThat(paged).hasSize(7).isEqualTo(ids(Map.of("limit", 200)));
    }

    @Test
    void peopleInStoresSeeWhatIsPublishedForTheirStores() {
        stores();
        UUID everywhere = published(organization, "One", "", TODAY.plusDays(0));
        UUID north = published(organization, "Two", scope("regions", "north"), TODAY);
        UUID draft = drafted(organization, "Three", "");
        UUID later = published(organization, "Four", "", TODAY.plusDays(30));
        newDraft(organization, everywhere);

        var inNorth = associate(organization, "S-NORTH");
        assertThat(ids(list(inNorth, Map.of()))).containsExactly(north, everywhere);
        assertThat(numbers(list(inNorth, Map.of()))).containsExactly(1, 1);
        assertThat(ids(list(associate(organization, "S-BARE"), Map.of()))).containsExactly(everywhere);
        assertThat(ids(list(
                        associate(organization, "S-BARE", "S-NORTH"),
                        Map.of("asOf", TODAY.plusDays(30).toString()))))
                .containsExactly(later, north, everywhere);
        assertThat(ids(list(associate(organization, "S-NEW"), Map.of()))).containsExactly(everywhere);
        assertThat(ids(list(associate(organization), Map.of()))).isEmpty();
        assertThat(list(inNorth, Map.of("store", "S-BARE")).statusCode()).isEqualTo(403);

        assertThat(inBare("/v1/standards/" + everywhere).jsonPath().getInt("version.number"))
                .isEqualTo(1);
        for (UUID hidden : List.of(north, draft, later)) {
            assertThat(inBare("/v1/standards/" + hidden).statusCode()).isEqualTo(404);
        }
        assertThat(inBare("/v1/standards/" + everywhere + "/versions")
                        .jsonPath()
                        .getList("items.number"))
                .containsExactly(1);
        assertThat(inBare("/v1/standards/" + north + "/versions").statusCode()).isEqualTo(404);
        assertThat(inBare("/v1/standards/" + everywhere + "/versions/2").statusCode())
                .isEqualTo(404);
        assertThat(inBare("/v1/standards/" + everywhere + "/lineage").statusCode())
                .isEqualTo(403);
    }

    @Test
    void todayIsTheDayOfTheStoresOwnZone() {
        UUID east = UUID.randomUUID();
        UUID west = UUID.randomUUID();
        Topics.publish(
                store(organization, east, 1, named("S-EAST", "Pacific/Kiritimati", "")),
                store(organization, west, 1, named("S-WEST", "Pacific/Niue", "")));
        awaitStores();
        // 25 hours lie between them: it is never the same day in both
        var dayInEast = LocalDate.now(ZoneId.of("Pacific/Kiritimati"));
        UUID standard = published(organization, "One", "", dayInEast);
        assertThat(ids(list(associate(organization, "S-EAST"), Map.of()))).containsExactly(standard);
        assertThat(ids(list(associate(organization, "S-WEST"), Map.of()))).isEmpty();
    }

    @Test
    void onlyTheFieldsThatAreAskedForAreAnswered() {
        UUID standard = drafted(organization, "One", ", \"role\": \"cashier\"");
        Response list = list(as(ANN, organization), Map.of("fields", "title,role"));
        assertThat(list.jsonPath().<Map<String, Object>>getList("items"))
                .containsExactly(Map.of(
                        "id", standard.toString(), "version", Map.of("number", 1, "title", "One", "role", "cashier")));
        Response refused = list(as(ANN, organization), Map.of("fields", "title,titel"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("faults[0].detail")).contains("effectiveFrom");
    }

    @Test
    void listThatHasNotChangedIsNotSentAgain() {
        drafted(organization, "One", "");
        String tag = list(as(ANN, organization), Map.of()).header("ETag");
        assertThat(as(ANN, organization)
                        .header("If-None-Match", tag)
                        .get("/v1/standards")
                        .statusCode())
                .isEqualTo(304);
        drafted(organization, "Two", "");
        assertThat(as(ANN, organization)
                        .header("If-None-Match", tag)
                        .get("/v1/standards")
                        .statusCode())
                .isEqualTo(200);
    }

    private void stores() {
        Topics.publish(
                store(
                        organization,
                        UUID.randomUUID(),
                        1,
                        named("S-NORTH", "UTC", ", \"region\": \"north\", \"format\": \"city\"")),
                store(organization, UUID.randomUUID(), 1, named("S-BARE", "UTC", "")));
        awaitStores();
    }

    /** The stores' topic has three partitions: each is read to where it is now. */
    private void awaitStores() {
        soon().until(() -> list(as(ANN, organization), Map.of("store", "S-NORTH"))
                                        .statusCode()
                                == 200
                        && list(as(ANN, organization), Map.of("store", "S-BARE"))
                                        .statusCode()
                                == 200
                || list(as(ANN, organization), Map.of("store", "S-EAST")).statusCode() == 200
                        && list(as(ANN, organization), Map.of("store", "S-WEST"))
                                        .statusCode()
                                == 200);
    }

    private Response inBare(String path) {
        return with(tokens().storeManager(organization, "S-BARE")).get(path);
    }

    private static String named(String code, String zone, String more) {
        return "\"code\": \"%s\", \"name\": \"Store\", \"timeZone\": \"%s\"%s".formatted(code, zone, more);
    }

    private static String scope(String list, String value) {
        return ", \"scope\": {\"%s\": [\"%s\"]}".formatted(list, value);
    }

    private static Map<String, ?> asOf(String store, int days) {
        return Map.of("store", store, "asOf", TODAY.plusDays(days).toString());
    }

    private static Response list(RequestSpecification caller, Map<String, ?> query) {
        return given().spec(caller).queryParams(query).get("/v1/standards");
    }

    private List<UUID> ids(Map<String, ?> query) {
        return ids(list(as(ANN, organization), query));
    }

    private static List<UUID> ids(Response page) {
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath().<String>getList("items.id").stream()
                .map(UUID::fromString)
                .toList();
    }

    private List<Integer> numbers(Map<String, ?> query) {
        return numbers(list(as(ANN, organization), query));
    }

    private static List<Integer> numbers(Response page) {
        return page.jsonPath().getList("items.version.number");
    }
}
