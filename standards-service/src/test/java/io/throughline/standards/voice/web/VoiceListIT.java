package io.throughline.standards.voice.web;

import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.associate;
import static io.throughline.standards.Api.candidateOf;
import static io.throughline.standards.Api.headOffice;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Api.tokens;
import static io.throughline.standards.Api.with;
import static io.throughline.standards.Topics.erased;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.publish;
import static io.throughline.standards.Topics.store;
import static io.throughline.standards.VoiceEvent.need;
import static io.throughline.standards.VoiceEvent.suggestion;
import static io.throughline.standards.VoiceEvent.voice;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.PracticeEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of what employees suggest and need. */
@OnRealParts
class VoiceListIT {

    private static final Instant NOW = Instant.now();

    private final UUID organization = UUID.randomUUID();

    @Test
    void pagesGoByDueDateThenIdAndEachIsThereOnce() {
        List<String> ids = new ArrayList<>();
        for (int days : new int[] {3, 1, 1, 9, 1}) {
            ids.add(need(organization).receivedAt(daysAgo(days)).told().id().toString());
        }
        List<String> all = ids(headOffice(organization), "");
        assertThat(all).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(all.subList(0, 2)).containsExactly(ids.get(3), ids.get(0));
        assertThat(all.subList(2, 5)).isSorted();

        List<String> paged = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page =
                    headOffice(organization).get("/v1/voices?limit=2" + next).jsonPath();
            paged.addAll(page.getList("items.id"));
            next = page.getString("next") == null ? null : "&next=" + page.getString("next");
        }
        assertThat(paged).isEqualTo(all);
        String cursor = headOffice(organization).get("/v1/voices?limit=2").path("next");
        assertThat(headOffice(organization)
                        .get("/v1/voices?limit=2&kind=need&next=" + cursor)
                        .statusCode())
                .isEqualTo(400);
    }

    /** What SQL filters is what is shown. */
    @Test
    void everyStatusFiltersWhatIsShownToHaveIt() {
        need(organization).told();
        need(organization).receivedAt(daysAgo(30)).told();
        UUID answered = need(organization).receivedAt(daysAgo(30)).told().id();
        headOffice(organization)
                .header("If-Match", "*")
                .body("{\"outcome\": \"done\", \"text\": \"It is there.\"}")
                .post("/v1/voices/{id}/answers", answered)
                .then()
                .statusCode(201);
        need(organization).flags("abuse").told();
        UUID gone = need(organization).flags("abuse").told().id();
        publish(erased(organization, gone));
        UUID derived = suggestion(organization).receivedAt(daysAgo(30)).told().id();
        UUID waiting = suggestion(organization).receivedAt(daysAgo(30)).told().id();
        for (UUID story : List.of(derived, waiting)) {
            PracticeEvent event = PracticeEvent.of(organization).excerpt(story, "Sentence.");
            publish(practice(event));
            candidateOf(organization, event);
            if (story.equals(derived)) {
                headOffice(organization)
                        .body("{\"reason\": \"No.\"}")
                        .post("/v1/candidates/{id}/decline", event.id())
                        .then()
                        .statusCode(200);
            }
        }
        soon().untilAsserted(() ->
                assertThat(voice(organization, gone).<String>path("status")).isEqualTo("erased"));
        JsonPath all = headOffice(organization).get("/v1/voices").jsonPath();
        assertThat(all.getList("items.status"))
                .containsExactlyInAnyOrder("open", "overdue", "answered", "flagged", "erased", "answered", "overdue");
        for (String status : List.of("open", "overdue", "answered", "flagged", "erased")) {
            List<String> shown = all.getList("items.findAll { it.status == '" + status + "' }.id");
            assertThat(ids(headOffice(organization), "?status=" + status))
                    .as(status)
                    .isEqualTo(shown);
        }
    }

    @Test
    void filtersNarrowIt() {
        String needed = need(organization).receivedAt(daysAgo(1)).told().id().toString();
        String said = suggestion(organization).store("S2").told().id().toString();
        assertThat(ids(headOffice(organization), "?kind=need")).containsExactly(needed);
        assertThat(ids(headOffice(organization), "?store=S2")).containsExactly(said);
        assertThat(ids(headOffice(organization), "?owner=head-office")).containsExactly(said);
        assertThat(ids(as("dora", organization), "?owner=me")).isEmpty();
        headOffice(organization)
                .header("If-Match", "*")
                .body("{\"person\": \"dora\"}")
                .put("/v1/voices/{id}/owner", needed)
                .then()
                .statusCode(200);
        assertThat(ids(as("dora", organization), "?owner=me")).containsExactly(needed);
        assertThat(ids(headOffice(organization), "?owner=store-manager")).containsExactly(needed);
        String due = voice(organization, UUID.fromString(said)).path("due");
        assertThat(ids(headOffice(organization), "?dueBefore=" + due)).containsExactly(needed);
    }

    @Test
    void peopleInStoresSeeWhatWasSaidInTheirsUnderAnyOfTheirCodes() {
        UUID store = UUID.randomUUID();
        String period = "{\"code\": \"S1012\", \"name\": \"One\", \"timeZone\": \"UTC\", \"from\": \"2020-01-01\"}";
        String moved = period.replace("S1012", "S012").replace("2020", "2025");
        publish(store(organization, store, 1, NOW, period, moved));
        String former = need(organization)
                .store("S1012")
                .receivedAt(daysAgo(2))
                .told()
                .id()
                .toString();
        String own = need(organization).receivedAt(daysAgo(1)).told().id().toString();
        String others = need(organization).store("S2").told().id().toString();
        RequestSpecification manager = with(tokens().storeManager(organization, "S012"));
        soon().untilAsserted(() -> assertThat(ids(manager, "")).containsExactly(former, own));
        assertThat(ids(associate(organization, "S012"), "?store=S1012")).containsExactly(former, own);
        assertThat(ids(associate(organization, "S7", "S2"), "")).containsExactly(others);
        assertThat(ids(associate(organization), "")).isEmpty();
        assertThat(manager.get("/v1/voices/" + others).statusCode()).isEqualTo(404);
        assertThat(manager.get("/v1/voices/" + former).statusCode()).isEqualTo(200);
        assertThat(manager.get("/v1/voices?store=S2").statusCode()).isEqualTo(403);
        for (String what : List.of("owner", "due")) {
            assertThat(with(tokens().storeManager(organization, "S012"))
                            .contentType("application/json")
                            .header("If-Match", "*")
                            .body(
                                    what.equals("owner")
                                            ? "{\"role\": \"head-office\"}"
                                            : "{\"due\": \"2999-01-01\", \"reason\": \"R\"}")
                            .put("/v1/voices/{id}/" + what, others)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void unchangedListIsNotSentAgain() {
        need(organization).told();
        Response first = headOffice(organization).get("/v1/voices");
        assertThat(headOffice(organization)
                        .header("If-None-Match", first.header("ETag"))
                        .get("/v1/voices")
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=new",
                "kind=story",
                "owner=ann",
                "dueBefore=soon",
                "dueBefore=%2B99999-01-01",
                "limit=0",
                "due=2026-01-01",
                "next=x"
            })
    void misspeltFilterIsRefused(String query) {
        assertThat(headOffice(organization).get("/v1/voices?" + query).statusCode())
                .isEqualTo(400);
    }

    private static List<String> ids(RequestSpecification who, String query) {
        Response answer = who.get("/v1/voices" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("items.id");
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(days, ChronoUnit.DAYS);
    }
}
