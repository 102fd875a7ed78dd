package io.throughline.stories.stories.web;

import static io.restassured.RestAssured.given;
import static io.throughline.stories.Api.headOffice;
import static io.throughline.stories.Api.stories;
import static io.throughline.stories.Api.story;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Api.tokens;
import static io.throughline.stories.Api.with;
import static io.throughline.stories.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.OnRealParts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnRealParts
class StoriesResourceIT {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final UUID organization = UUID.randomUUID();

    @Test
    void filtersNarrowTheList() {
        FeedbackEvent happy = FeedbackEvent.of(organization).collectedAt(NOON);
        FeedbackEvent unhappy = FeedbackEvent.of(organization)
                .store("S002")
                .with("touchpoint", "entrance")
                .with("channel", "app")
                .collectedAt(NOON.plusSeconds(60))
                .unhappy();
        FeedbackEvent foreign = FeedbackEvent.of(organization)
                .comment(
                        "Der Verkäufer an der Kasse war sehr freundlich und hat mir sofort geholfen, vielen Dank dafür.")
                .with("rating", null)
                .collectedAt(NOON.minusSeconds(86_400));
        publish(happy, unhappy, foreign);
        List.of(happy, unhappy, foreign).forEach(event -> storyOf(organization, event));

        assertThat(ids(Map.of())).containsExactly(unhappy.id(), happy.id(), foreign.id());
        assertThat(counts(Map.of()))
                .containsEntry("total", 3)
                .extractingByKey("kinds")
                .isEqualTo(Map.of(
                        "exceptional", 0, "praise", 1, "neutral", 1, "complaint", 1, "suggestion", 0, "question", 0));
        assertThat(counts(Map.of("store", "S002"))).containsEntry("total", 1);
        headOffice(organization)
                .queryParam("limit", 3)
                .get("/v1/stories/counts")
                .then()
                .statusCode(400);
        assertThat(ids(Map.of("kind", "praise"))).containsExactly(happy.id());
        assertThat(ids(Map.of("sentiment", "negative"))).containsExactly(unhappy.id());
        assertThat(ids(Map.of("criticality", "minor"))).containsExactly(unhappy.id());
        assertThat(ids(Map.of("store", "S002"))).containsExactly(unhappy.id());
        assertThat(ids(Map.of("touchpoint", "entrance"))).containsExactly(unhappy.id());
        assertThat(ids(Map.of("channel", "app"))).containsExactly(unhappy.id());
        assertThat(ids(Map.of("review", true))).containsExactly(foreign.id());
        assertThat(ids(Map.of("review", false, "channel", "kiosk"))).containsExactly(happy.id());
        assertThat(ids(Map.of("minConfidence", 1))).containsExactly(unhappy.id(), happy.id());
        assertThat(ids(Map.of("from", "2026-11-21"))).containsExactly(unhappy.id(), happy.id());
        assertThat(ids(Map.of("to", "2026-11-20"))).containsExactly(foreign.id());
        assertThat(ids(Map.of("to", NOON.plusSeconds(60).toString()))).containsExactly(happy.id(), foreign.id());
        assertThat(ids(Map.of("theme", "safety"))).isEmpty();
    }

    @Test
    void themeFindsStoriesAboutIt() {
        FeedbackEvent event = FeedbackEvent.of(organization)
                .comment("The queue at the checkout was far too long, I waited half an hour.");
        publish(event);
        List<String> themes = storyOf(organization, event).jsonPath().getList("themes.theme");
        assertThat(themes).isNotEmpty();
        themes.forEach(theme -> assertThat(ids(Map.of("theme", theme))).containsExactly(event.id()));
    }

    @Test
    void pagesTogetherAreTheWholeListEachOnce() {
        // many at one time: the cursor has to tell them apart by id
        List<FeedbackEvent> events = IntStream.range(0, 23)
                .mapToObj(i -> FeedbackEvent.of(organization).collectedAt(NOON.plusMillis(i / 10)))
                .toList();
        publish(events.toArray(FeedbackEvent[]::new));
        events.forEach(event -> storyOf(organization, event));

        List<UUID> paged = new ArrayList<>();
        String next = null;
        int pages = 0;
        do {
            Response page = stories(organization, next == null ? Map.of("limit", 5) : Map.of("limit", 5, "next", next));
            paged.addAll(ids(page));
            next = page.jsonPath().getString("next");
            pages++;
        } while (next != null);
        assertThat(pages).isEqualTo(5);
        assertThat(paged).doesNotHaveDuplicates().isEqualTo(ids(Map.of("limit", 200)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "0001-01-01T00:00:00+18:00", "9999-12-31", "9999-12-31T23:59:59.999-18:00"})
    void periodsReachToTheEndsOfTheCalendar(String end) {
        assertThat(ids(Map.of("from", end))).isEmpty();
        assertThat(ids(Map.of("to", end))).isEmpty();
    }

    @Test
    void misspeltFiltersAreRefusedAllAtOnce() {
        Response refused = stories(organization, Map.of("knd", "praise", "limit", 0));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("code")).isEqualTo("invalid-query");
        assertThat(refused.jsonPath().getString("advice")).isEqualTo("fix");
        assertThat(refused.jsonPath().getList("faults.pointer")).containsExactlyInAnyOrder("knd", "limit");
        assertThat(story(organization, UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(headOffice(organization)
                        .get("/v1/stories/{id}?explain=false", UUID.randomUUID())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anotherOrganizationsStoryIsAsUnknownAsNoneAtAll() {
        FeedbackEvent event = FeedbackEvent.of(organization);
        publish(event);
        storyOf(organization, event);

        UUID other = UUID.randomUUID();
        Response foreign = story(other, event.id());
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.asString())
                .isEqualTo(story(other, UUID.randomUUID()).asString())
                .isEqualTo(headOffice(other).get("/v1/stories/none").asString());
        assertThat(stories(other, Map.of()).jsonPath().getList("items")).isEmpty();
    }

    @Test
    void storeManagerSeesTheirStoresOnly() {
        FeedbackEvent own = FeedbackEvent.of(organization).store("S001");
        FeedbackEvent others = FeedbackEvent.of(organization).store("S002");
        publish(own, others);
        storyOf(organization, own);
        storyOf(organization, others);

        String manager = tokens().storeManager(organization, "S001", "S003");
        assertThat(ids(with(manager).get("/v1/stories"))).containsExactly(own.id());
        assertThat(with(manager).get("/v1/stories/{id}", own.id()).statusCode()).isEqualTo(200);
        assertThat(with(manager).get("/v1/stories/{id}", others.id()).statusCode())
                .isEqualTo(404);
        assertThat(with(manager).get("/v1/stories?store=S003").statusCode()).isEqualTo(200);
        assertThat(with(manager).get("/v1/stories?store=S002").statusCode()).isEqualTo(403);
        assertThat(ids(with(tokens().storeManager(organization)).get("/v1/stories")))
                .isEmpty();
        assertThat(ids(with(tokens().admin(organization)).get("/v1/stories"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/stories", "/v1/stories/0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60", "/v1/classifier"})
    void onlyTheRightRolesComeIn(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(401);
        assertThat(with("no.token.this").get(path).statusCode()).isEqualTo(401);
        assertThat(with(tokens().draft("x")
                                .organization(organization)
                                .roles("head-office")
                                .validFor(Duration.ofHours(-1))
                                .sign())
                        .get(path)
                        .statusCode())
                .isEqualTo(401);
        assertThat(with(tokens().draft("x")
                                .organization(organization)
                                .roles("head-office")
                                .issuer("https://other.example")
                                .sign())
                        .get(path)
                        .statusCode())
                .isEqualTo(401);
        Response forbidden = with(tokens().draft("x")
                        .organization(organization)
                        .roles("associate")
                        .sign())
                .get(path);
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.jsonPath().getString("code")).isEqualTo("forbidden");
        assertThat(with(tokens().operator()).get(path).statusCode()).isEqualTo(403);
    }

    @Test
    void storyThatHasNotChangedIsNotSentAgain() {
        FeedbackEvent event = FeedbackEvent.of(organization);
        publish(event);
        Response first = storyOf(organization, event);
        assertThat(first.header("Vary")).isEqualTo("Authorization, Accept");
        assertThat(first.header("Cache-Control")).contains("private");
        String tag = first.header("ETag");
        assertThat(tag).startsWith("\"1.");

        Response again = headOffice(organization).header("If-None-Match", tag).get("/v1/stories/{id}", event.id());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(again.asString()).isEmpty();
        assertThat(headOffice(organization)
                        .header("If-None-Match", "W/\"other\"")
                        .get("/v1/stories/{id}", event.id())
                        .statusCode())
                .isEqualTo(200);
    }

    private List<UUID> ids(Map<String, ?> query) {
        return ids(stories(organization, query));
    }

    private static List<UUID> ids(Response page) {
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath().<String>getList("items.id").stream()
                .map(UUID::fromString)
                .toList();
    }

    private Map<String, Object> counts(Map<String, ?> query) {
        return headOffice(organization)
                .queryParams(query)
                .get("/v1/stories/counts")
                .jsonPath()
                .getMap("");
    }
}
