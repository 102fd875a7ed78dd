package io.throughline.stories.reclassification.web;

import static io.throughline.stories.Api.headOffice;
import static io.throughline.stories.Api.soon;
import static io.throughline.stories.Api.story;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Api.tokens;
import static io.throughline.stories.Api.with;
import static io.throughline.stories.Contract.STORY_CLASSIFIED;
import static io.throughline.stories.Topics.data;
import static io.throughline.stories.Topics.erase;
import static io.throughline.stories.Topics.header;
import static io.throughline.stories.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.local.PartsTestResource;
import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.OnRealParts;
import io.throughline.stories.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnRealParts
class ReclassificationIT {

    private static final String ABOUT_IT = "The curtain in the fitting room would not shut, number %d.";
    private static final String NOT_ABOUT_IT = "The queue at the checkout was far too long, number %d.";

    private static final String THEME = """
            {"name": "Fitting rooms", "description": "Fitting rooms: trying clothes on, cubicles, curtains, mirrors.",
             "examples": ["The fitting room had no hooks and the curtain did not close.",
                          "I waited ten minutes for a changing cubicle.",
                          "Lovely big mirrors where you try things on."]}
            """;

    private final UUID organization = UUID.randomUUID();

    @Test
    void whatChangesIsWrittenAndToldOnceAndAllElseStaysAsItIs() {
        List<FeedbackEvent> about = kept(ABOUT_IT, 12);
        List<FeedbackEvent> others = kept(NOT_ABOUT_IT, 12);
        FeedbackEvent labelled = kept(ABOUT_IT, 1).get(0);
        FeedbackEvent misused = kept(ABOUT_IT, 1).get(0);
        FeedbackEvent erased = kept(ABOUT_IT, 1).get(0);
        label(labelled);
        publish(misused.revision(2).with("flags", List.of("abuse")));
        soon().until(() -> revision(misused) == 2);
        erase(erased);
        soon().until(() -> story(organization, erased.id()).statusCode() == 404);
        addTheme();

        Response asked = with(tokens().admin(organization)).post("/v1/classifier/reclassifications");

        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        JsonPath done = done(asked.header("Location"));
        assertThat(done.getInt("total")).isEqualTo(24);
        assertThat(done.getInt("seen")).isEqualTo(24);
        assertThat(done.getInt("changed")).isEqualTo(12);
        assertThat(about).allSatisfy(event -> {
            JsonPath story = story(organization, event.id()).jsonPath();
            assertThat(story.getInt("revision")).isEqualTo(2);
            assertThat(story.getList("themes.theme")).contains("own:fitting-rooms");
        });
        assertThat(others).allSatisfy(event -> assertThat(revision(event)).isEqualTo(1));
        assertThat(story(organization, labelled.id()).jsonPath().getList("themes"))
                .isEmpty();
        assertThat(List.of(revision(labelled), revision(misused))).containsExactly(2, 2);
        assertThat(story(organization, erased.id()).statusCode()).isEqualTo(404);
        List<String> expected = about.stream().map(event -> event.id() + ":2").toList();
        var told = soon().until(
                        () -> Topics.read(Topics.STORIES, record -> expected.contains(header(record, "ce_id"))),
                        records -> records.size() >= expected.size());
        assertThat(told)
                .extracting(record -> header(record, "ce_id"))
                .as("each once")
                .containsExactlyInAnyOrderElementsOf(expected);
        told.forEach(record -> STORY_CLASSIFIED.assertValid(data(record)));
    }

    @Test
    void whatAKilledInstanceLeftIsTakenUpWhereItEnded() throws SQLException {
        List<FeedbackEvent> stories = new ArrayList<>(kept(ABOUT_IT, 20));
        stories.sort(Comparator.comparing(event -> event.id().toString()));
        addTheme();
        UUID id = UUID.randomUUID();
        // its batches were kept together with how far it was: this is all that is left of it
        sql("""
                insert into reclassification (organization, id, model, state, seen, changed, total, after, holder, held_until,
                    asked_by, asked_at)
                values ('%s', '%s', 'a', 'running', 7, 7, 20, '%s', gen_random_uuid(), now() + interval '2 s', 'admin', now())
                """.formatted(organization, id, stories.get(6).id()));
        assertThat(with(tokens().admin(organization))
                        .post("/v1/classifier/reclassifications")
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("reclassification-running");

        JsonPath done = done("/v1/classifier/reclassifications/" + id);

        assertThat(done.getInt("seen")).isEqualTo(20);
        assertThat(done.getInt("changed")).isEqualTo(20);
        assertThat(stories.subList(0, 7))
                .allSatisfy(event -> assertThat(revision(event)).isEqualTo(1));
        assertThat(stories.subList(7, 20))
                .allSatisfy(event -> assertThat(revision(event)).isEqualTo(2));
    }

    @Test
    void onlyAnAdminAsksAndNobodyElseSeesIt() {
        assertThat(headOffice(organization)
                        .post("/v1/classifier/reclassifications")
                        .statusCode())
                .isEqualTo(403);
        String location = with(tokens().admin(organization))
                .post("/v1/classifier/reclassifications")
                .header("Location");
        done(location);
        UUID other = UUID.randomUUID();
        assertThat(with(tokens().admin(other)).get(location).statusCode()).isEqualTo(404);
        assertThat(with(tokens().admin(other))
                        .get("/v1/classifier/reclassifications")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(with(tokens().admin(organization))
                        .get("/v1/classifier/reclassifications")
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
    }

    private List<FeedbackEvent> kept(String comment, int many) {
        List<FeedbackEvent> events = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            events.add(
                    FeedbackEvent.of(organization).comment(comment.formatted(i)).with("rating", null));
        }
        publish(events.toArray(FeedbackEvent[]::new));
        events.forEach(event -> storyOf(organization, event));
        return events;
    }

    private void label(FeedbackEvent event) {
        headOffice(organization)
                .header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("kind", "neutral", "sentiment", "neutral", "criticality", "none", "themes", List.of()))
                .put("/v1/stories/{id}/labels", event.id())
                .then()
                .statusCode(200);
    }

    private void addTheme() {
        headOffice(organization)
                .contentType("application/json")
                .body(THEME)
                .put("/v1/themes/fitting-rooms")
                .then()
                .statusCode(201);
        soon().until(() -> headOffice(organization)
                .contentType("application/json")
                .body(Map.of("items", List.of(Map.of("text", ABOUT_IT.formatted(0)))))
                .post("/v1/classifications")
                .asString()
                .contains("\"theme\":\"own:fitting-rooms\""));
    }

    private JsonPath done(String location) {
        return soon().until(
                        () -> with(tokens().admin(organization)).get(location).jsonPath(),
                        read -> "done".equals(read.getString("state")));
    }

    private int revision(FeedbackEvent event) {
        return story(organization, event.id()).jsonPath().getInt("revision");
    }

    private static void sql(String update) throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("stories")) {
            superuser.createStatement().executeUpdate(update);
        }
    }
}
