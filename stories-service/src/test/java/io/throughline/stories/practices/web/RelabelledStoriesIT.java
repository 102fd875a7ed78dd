package io.throughline.stories.practices.web;

import static io.throughline.stories.Api.headOffice;
import static io.throughline.stories.Api.soon;
import static io.throughline.stories.Api.story;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Api.tokens;
import static io.throughline.stories.Api.with;
import static io.throughline.stories.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.throughline.local.PartsTestResource;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.OnRealParts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Stories whose labels a person or another model changes, and the practices that they are of. */
@OnRealParts
class RelabelledStoriesIT {

    private static final List<String> UMBRELLA = List.of(
            "It was pouring when I came out, and the trolley man walked me all the way to my car under his own umbrella.",
            "A young lady from the tills took a big umbrella and walked me to the car so that my shopping stayed dry.",
            "An assistant took an umbrella, held it over me and the pram and walked us to the car in the pouring rain.");

    private static final List<String> TOILETS = List.of(
            "The customer toilets were filthy again, no soap and no paper.",
            "Your toilets are dirty, no paper, no soap, disgusting.",
            "Filthy toilets, no soap, no paper, and the floor was wet.",
            "The toilets were filthy once more, no paper and no soap at all.");

    private final UUID organization = UUID.randomUUID();

    @Test
    void aStoryJoinsThePracticeOfTheKindThatAPersonSaysItIsAndLeavesItWhenTheySayOtherwise() throws SQLException {
        told(UMBRELLA);
        FeedbackEvent missed = told(List.of("Walked to the car under an umbrella by the man with the trolleys."))
                .get(0);
        label(missed, "neutral");
        stories("praise", 3);

        label(missed, "exceptional");
        assertThat(missing()).as("what it tells is kept with the correction").isZero();
        stories("praise", 4);

        label(missed, "suggestion");
        stories("praise", 3);
        assertThat(behaviour(missed, "origin")).isEqualTo("suggestion");
        assertThat(missing()).isZero();

        label(missed, "question");
        assertThat(behaviour(missed, "origin")).isNull();
    }

    @Test
    void whomAStoryNamesStaysKnownWhenAPersonSaysOnlyWhatItIsAbout() throws SQLException {
        FeedbackEvent named = event(UMBRELLA.get(0), 0).with("employee", "p-1");
        publish(named);
        storyOf(organization, named);
        label(named, "exceptional");
        assertThat(behaviour(named, "employee")).isEqualTo("p-1");
        label(named, "complaint");
        assertThat(behaviour(named, "coalesce(employee, 'nobody')"))
                .as("a complaint is attributed to nobody")
                .isEqualTo("nobody");
    }

    @Test
    void aStoryThatAnotherModelTookForSomethingElseJoinsWhenItIsClassifiedAnew() throws SQLException {
        List<FeedbackEvent> told = told(TOILETS);
        stories("complaint", 4);
        execute("update story set kind = 'neutral', revision = revision + 1 where id = '%s'"
                .formatted(told.get(3).id()));
        stories("complaint", 3);

        assertThat(with(tokens().admin(organization))
                        .post("/v1/classifier/reclassifications")
                        .statusCode())
                .isEqualTo(202);

        stories("complaint", 4);
        assertThat(missing()).isZero();
    }

    @Test
    void aPracticeOfWhichAStorySaysSomethingElseIsToldOfOnce() throws SQLException {
        List<FeedbackEvent> told = told(TOILETS);
        stories("complaint", 4);
        label(told.get(1), "complaint");
        settled();
        int revision = revision();
        execute(
                "insert into practice_grouping_due (organization) select id from (select '%s'::uuid as id, '%s'::uuid as organization) due where true"
                        .formatted(organization, organization));
        settled();
        assertThat(revision()).isEqualTo(revision);
    }

    /** Waits until practices have been found in all that was said. */
    private void settled() {
        soon().untilAsserted(() -> assertThat(read("select count(*)::text from practice_grouping_due where true"))
                .isEqualTo("0"));
    }

    private int revision() {
        return headOffice(organization).get("/v1/practices").jsonPath().getInt("items[0].revision");
    }

    private void label(FeedbackEvent event, String kind) {
        assertThat(headOffice(organization)
                        .header("If-Match", "*")
                        .contentType("application/json")
                        .body("""
                                {"kind": "%s", "sentiment": "neutral", "criticality": "none",
                                 "themes": [{"theme": "staff-help", "sentiment": "neutral"}]}
                                """.formatted(kind))
                        .put("/v1/stories/{id}/labels", event.id())
                        .statusCode())
                .isEqualTo(200);
        assertThat(story(organization, event.id()).jsonPath().getString("kind")).isEqualTo(kind);
    }

    /** Waits until the only practice of this origin has so many. */
    private void stories(String origin, int number) {
        soon().untilAsserted(() -> {
            JsonPath practices = headOffice(organization)
                    .queryParams(Map.of("origin", origin))
                    .get("/v1/practices")
                    .jsonPath();
            assertThat(practices.getList("items.spread.stories")).containsExactly(number);
        });
    }

    private List<FeedbackEvent> told(List<String> texts) {
        List<FeedbackEvent> events = new ArrayList<>();
        texts.forEach(text -> events.add(event(text, events.size())));
        publish(events.toArray(FeedbackEvent[]::new));
        events.forEach(event -> storyOf(organization, event));
        return events;
    }

    private FeedbackEvent event(String text, int day) {
        return FeedbackEvent.of(organization)
                .comment(text)
                .store("S" + day)
                .collectedAt(Instant.parse("2026-08-24T12:00:00Z").plusSeconds(86_400L * day));
    }

    private long missing() throws SQLException {
        return Long.parseLong(read("select count(*)::text from behaviour_missing where true"));
    }

    /** Null where the story tells nothing. */
    private String behaviour(FeedbackEvent event, String column) throws SQLException {
        return read("select " + column + " from behaviour where story = '" + event.id() + "'");
    }

    private String read(String sql) throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("stories");
                ResultSet row =
                        superuser.createStatement().executeQuery(sql + " and organization = '" + organization + "'")) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("stories")) {
            superuser.setAutoCommit(false);
            OrganizationTransaction.admit(superuser, List.of(organization));
            superuser.createStatement().executeUpdate(sql + " and organization = '" + organization + "'");
            superuser.commit();
        }
    }
}
