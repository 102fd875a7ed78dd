package io.throughline.stories.practices.web;

import static io.throughline.stories.Api.headOffice;
import static io.throughline.stories.Api.soon;
import static io.throughline.stories.Api.story;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Api.tokens;
import static io.throughline.stories.Api.with;
import static io.throughline.stories.Contract.PRACTICE;
import static io.throughline.stories.Contract.STORY_ERASED;
import static io.throughline.stories.Contract.tree;
import static io.throughline.stories.Topics.PRACTICES;
import static io.throughline.stories.Topics.STORIES;
import static io.throughline.stories.Topics.data;
import static io.throughline.stories.Topics.erase;
import static io.throughline.stories.Topics.header;
import static io.throughline.stories.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.path.json.JsonPath;
import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.OnRealParts;
import io.throughline.stories.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** From feedback on the topic to practices over HTTP and on their topic. */
@OnRealParts
class PracticesIT {

    private static final List<String> UMBRELLA = List.of(
            "It was pouring when I came out, and the trolley man walked me all the way to my car under his own umbrella.",
            "A young lady from the tills took a big umbrella and walked me to the car so that my shopping stayed dry.",
            "An assistant took an umbrella, held it over me and the pram and walked us to the car in the pouring rain.",
            "The man at the door saw that I had no umbrella and walked me through the rain to my car with his.");

    private static final List<String> FREEZER = List.of(
            "My bus was cancelled, so they put my frozen shopping in the staff freezer until my daughter could fetch me.",
            "They kept my frozen food in their own freezer for two hours while I waited for the breakdown truck.",
            "The lad offered to keep my ice cream and frozen peas in the staff freezer until my lift had come.");

    private static final String ONE_OFF =
            "The girl at the till rang round four other branches until she had found the part for my old sewing machine.";

    private final UUID organization = UUID.randomUUID();
    private int day;

    @Test
    void whatSeveralStoriesTellIsAPractice() {
        List<FeedbackEvent> umbrella = told(UMBRELLA);
        List<FeedbackEvent> freezer = told(FREEZER);
        publish(told(List.of(ONE_OFF)).get(0));
        publish(FeedbackEvent.of(organization).store("S9"));

        JsonPath list = practices(2);
        assertThat(list.getList("items.spread.stories")).containsExactly(4, 3);
        assertThat(list.getString("items[0].spread.class")).isEqualTo("unclear");
        assertThat(list.getString("items[0].origin")).isEqualTo("praise");
        assertThat(list.getInt("items[0].spread.storesHeardFrom")).isEqualTo(8 + 1);
        assertThat(list.<Object>get("items[0].excerpts")).isNull();

        JsonPath one = practice(list.getString("items[0].id"));
        assertThat(one.getList("excerpts.story", String.class)).containsExactlyInAnyOrderElementsOf(ids(umbrella));
        assertThat(one.getList("excerpts.text", String.class)).containsExactlyInAnyOrderElementsOf(UMBRELLA);
        assertThat(one.getString("title")).isEqualTo(one.getString("excerpts[0].sentence"));
        assertThat(one.getBoolean("titleProposed")).isTrue();
        assertThat(one.getString("firstAt")).isEqualTo("2026-08-24T12:00:00Z");

        ConsumerRecord<byte[], byte[]> event = lastEvent(list.getString("items[1].id"));
        PRACTICE.assertValid(data(event));
        JsonNode state = tree(data(event));
        assertThat(header(event, "ce_type")).isEqualTo("io.throughline.practice.v1");
        assertThat(header(event, "ce_id"))
                .isEqualTo(list.getString("items[1].id") + ":" + list.getInt("items[1].revision"));
        assertThat(new String(event.key())).isEqualTo(organization + "/" + list.getString("items[1].id"));
        assertThat(state.path("excerpts").findValuesAsText("story")).containsExactlyInAnyOrderElementsOf(ids(freezer));
    }

    @Test
    void allItsStoriesAreReadPageByPageThoseThatTellItBestFirst() {
        told(UMBRELLA);
        String id = practices(1).getString("items[0].id");
        List<String> best = practice(id).getList("excerpts.story");
        List<String> read = new ArrayList<>();
        String next = null;
        do {
            var request = headOffice(organization).queryParam("limit", 3);
            var page = (next == null ? request : request.queryParam("next", next))
                    .get("/v1/practices/{id}/stories", id)
                    .jsonPath();
            read.addAll(page.getList("items.id"));
            next = page.getString("next");
        } while (next != null);
        assertThat(read).isEqualTo(best);
        headOffice(organization)
                .queryParam("limt", 3)
                .get("/v1/practices/{id}/stories", id)
                .then()
                .statusCode(400);
    }

    @Test
    void listIsNarrowedAndPaged() {
        told(UMBRELLA);
        told(FREEZER);
        practices(2);
        assertThat(list(Map.of("spread", "widespread")).getList("items")).isEmpty();
        assertThat(list(Map.of("spread", "unclear")).getList("items")).hasSize(2);
        JsonPath first = list(Map.of("limit", 1));
        JsonPath second = list(Map.of("limit", 1, "next", first.getString("next")));
        assertThat(first.getInt("items[0].spread.stories")).isEqualTo(4);
        assertThat(second.getInt("items[0].spread.stories")).isEqualTo(3);
        assertThat(second.getString("next")).isNull();
        headOffice(organization)
                .queryParam("spred", "star")
                .get("/v1/practices")
                .then()
                .statusCode(400);
    }

    @Test
    void theOrderInWhichStoriesComeMakesNoDifference() {
        UUID mirrored = UUID.randomUUID();
        List<FeedbackEvent> events = new ArrayList<>(drafts(UMBRELLA));
        events.addAll(drafts(FREEZER));
        publish(events.toArray(FeedbackEvent[]::new));
        JsonPath straight = practices(2);

        Collections.reverse(events);
        for (FeedbackEvent event : events) {
            FeedbackEvent same = event.with("organization", mirrored.toString());
            publish(same);
            storyOf(mirrored, same);
        }
        JsonPath reversed = practices(mirrored, 2);
        assertThat(reversed.<Object>get("items.spread")).isEqualTo(straight.get("items.spread"));
        assertThat(reversed.<Object>get("items.id")).asList().hasSize(2);
        assertThat(reversed.<Object>get("items.title")).isEqualTo(straight.get("items.title"));
    }

    @Test
    void flaggedStoryIsShownButInNoPracticeAndNotCounted() {
        List<FeedbackEvent> events = told(UMBRELLA);
        practices(1);
        FeedbackEvent misuse = events.get(3);
        publish(misuse.revision(2).with("flags", List.of("burst")));
        soon().untilAsserted(() ->
                assertThat(practices(1).getInt("items[0].spread.stories")).isEqualTo(3));
        assertThat(story(organization, misuse.id()).jsonPath().getList("flags")).containsExactly("burst");
        assertThat(headOffice(organization).get("/v1/stories/counts").jsonPath().getInt("total"))
                .isEqualTo(3);

        // a person cleared it
        publish(misuse.revision(3).with("flags", List.of()));
        soon().untilAsserted(() ->
                assertThat(practices(1).getInt("items[0].spread.stories")).isEqualTo(4));
        assertThat(story(organization, misuse.id()).jsonPath().<Object>get("flags"))
                .isNull();
    }

    @Test
    void erasedStoryIsInNothingAnyMore() {
        List<FeedbackEvent> events = told(UMBRELLA);
        String id = practices(1).getString("items[0].id");
        String best = practice(id).getString("excerpts[0].story");
        FeedbackEvent erased = events.stream()
                .filter(event -> event.id().toString().equals(best))
                .findFirst()
                .orElseThrow();
        String words = practice(id).getString("excerpts[0].text");
        erase(erased);
        soon().until(() -> story(organization, erased.id()).statusCode() == 404);
        // at once, not only when practices are found anew
        assertThat(headOffice(organization).get("/v1/practices").asString()).doesNotContain(words);

        soon().untilAsserted(() ->
                assertThat(practices(1).getInt("items[0].spread.stories")).isEqualTo(3));
        String now = practices(1).getString("items[0].id");
        assertThat(headOffice(organization).get("/v1/practices/{id}", now).asString())
                .doesNotContain(words);
        assertThat(data(lastEvent(now))).doesNotContain(words);
        ConsumerRecord<byte[], byte[]> gone = soon().until(
                        () -> Topics.read(
                                STORIES, record -> header(record, "ce_id").equals(best + ":2")),
                        records -> !records.isEmpty())
                .get(0);
        STORY_ERASED.assertValid(data(gone));

        // the topic from its start again, and a feedback after its erasure
        publish(events.toArray(FeedbackEvent[]::new));
        FeedbackEvent neverSeen = drafts(List.of(ONE_OFF)).get(0);
        erase(neverSeen);
        publish(neverSeen);
        FeedbackEvent last = FeedbackEvent.of(organization);
        publish(last);
        storyOf(organization, last);
        assertThat(story(organization, erased.id()).statusCode()).isEqualTo(404);
        assertThat(story(organization, neverSeen.id()).statusCode()).isEqualTo(404);
    }

    @Test
    void practiceThatLostItsFirstStoryIsFoundUnderItsNewId() {
        List<FeedbackEvent> events = told(UMBRELLA);
        String before = practices(1).getString("items[0].id");
        erase(events.get(0));
        soon().until(() -> !practices(1).getString("items[0].id").equals(before));
        String after = practices(1).getString("items[0].id");
        headOffice(organization)
                .redirects()
                .follow(false)
                .get("/v1/practices/{id}", before)
                .then()
                .statusCode(308)
                .header("Location", org.hamcrest.Matchers.endsWith("/v1/practices/" + after));
        soon().untilAsserted(() -> {
            String data = data(lastEvent(before));
            PRACTICE.assertValid(data);
            assertThat(tree(data).path("mergedInto").asText()).isEqualTo(after);
        });
    }

    @Test
    void practiceWithTooFewStoriesLeftIsNoMore() {
        List<FeedbackEvent> events = told(FREEZER);
        String id = practices(1).getString("items[0].id");
        erase(events.get(1));
        soon().until(() ->
                headOffice(organization).get("/v1/practices/{id}", id).statusCode() == 404);
        soon().until(() -> lastEvent(id).value() == null);
    }

    @Test
    void practicesAreHeadOfficesAndItsOrganizations() {
        told(UMBRELLA);
        String id = practices(1).getString("items[0].id");
        UUID other = UUID.randomUUID();
        headOffice(other).get("/v1/practices/{id}", id).then().statusCode(404);
        headOffice(other).get("/v1/practices/{id}/stories", id).then().statusCode(404);
        assertThat(headOffice(other).get("/v1/practices").jsonPath().getList("items"))
                .isEmpty();
        with(tokens().storeManager(organization, "S0"))
                .get("/v1/practices")
                .then()
                .statusCode(403);
        with(tokens().storeManager(organization, "S0"))
                .get("/v1/practices/{id}", id)
                .then()
                .statusCode(403);
        headOffice(organization).get("/v1/practices/none").then().statusCode(404);
    }

    private List<FeedbackEvent> told(List<String> texts) {
        List<FeedbackEvent> events = drafts(texts);
        publish(events.toArray(FeedbackEvent[]::new));
        return events;
    }

    private List<FeedbackEvent> drafts(List<String> texts) {
        return texts.stream()
                .map(text -> FeedbackEvent.of(organization)
                        .comment(text)
                        .store("S" + day)
                        .collectedAt(Instant.parse("2026-08-24T12:00:00Z").plusSeconds(86_400L * day++)))
                .toList();
    }

    private static List<String> ids(List<FeedbackEvent> events) {
        return events.stream().map(event -> event.id().toString()).toList();
    }

    private JsonPath practices(int number) {
        return practices(organization, number);
    }

    private static JsonPath practices(UUID organization, int number) {
        return soon().until(
                        () -> headOffice(organization).get("/v1/practices").jsonPath(),
                        list -> list.getList("items").size() == number);
    }

    private JsonPath list(Map<String, ?> query) {
        return headOffice(organization).queryParams(query).get("/v1/practices").jsonPath();
    }

    private JsonPath practice(String id) {
        return headOffice(organization).get("/v1/practices/{id}", id).jsonPath();
    }

    private ConsumerRecord<byte[], byte[]> lastEvent(String practice) {
        List<ConsumerRecord<byte[], byte[]>> events = soon().until(
                        () -> Topics.read(PRACTICES, record -> new String(record.key()).endsWith("/" + practice)),
                        records -> !records.isEmpty());
        return events.get(events.size() - 1);
    }
}
