package io.throughline.stories.practices.web;

import static io.throughline.stories.Api.headOffice;
import static io.throughline.stories.Api.soon;
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

/** Practices of praise, of suggestions and of complaints, each by itself; how often they and the themes are told of. */
@OnRealParts
class PracticeOriginsIT {

    private static final List<String> RACKS = List.of(
            "Please put up bike racks near the entrance, there is nowhere to lock a bicycle.",
            "You should add some bike racks at the entrance so that we can lock our bicycles.",
            "I suggest more bike racks by the entrance, I never find a place to lock my bike.");

    private static final List<String> TOILETS = List.of(
            "The customer toilets were filthy again, no soap and no paper.",
            "Your toilets are dirty, no paper, no soap, disgusting.",
            "Filthy toilets, no soap, no paper, and the floor was wet.");

    private static final List<String> UMBRELLA = List.of(
            "It was pouring when I came out, and the trolley man walked me all the way to my car under his own umbrella.",
            "A young lady from the tills took a big umbrella and walked me to the car so that my shopping stayed dry.",
            "An assistant took an umbrella, held it over me and the pram and walked us to the car in the pouring rain.");

    private final UUID organization = UUID.randomUUID();
    private int day;

    @Test
    void wishesComplaintsAndPraiseAreEachGroupedByThemselves() {
        told(RACKS);
        told(TOILETS);
        told(UMBRELLA);
        JsonPath all = practices(Map.of(), 3);
        assertThat(all.getList("items.origin", String.class))
                .containsExactlyInAnyOrder("praise", "suggestion", "complaint");
        JsonPath wishes = practices(Map.of("origin", "suggestion"), 1);
        String id = wishes.getString("items[0].id");
        assertThat(headOffice(organization)
                        .get("/v1/practices/{id}", id)
                        .jsonPath()
                        .getList("excerpts.text", String.class))
                .containsExactlyInAnyOrderElementsOf(RACKS);

        practices(Map.of("evidence", 4), 0);
        practices(Map.of("store", "S0"), 1);
        practices(Map.of("store", "S0", "origin", "complaint"), 0);
        practices(Map.of("from", "2026-08-27T00:00:00Z", "to", "2026-08-30T00:00:00Z"), 1);
        JsonPath last = practices(Map.of("sort", "last", "limit", 2), 2);
        assertThat(last.getList("items.origin")).containsExactly("praise", "complaint");
        JsonPath rest = practices(Map.of("sort", "last", "limit", 2, "next", last.getString("next")), 1);
        assertThat(rest.getList("items.origin")).containsExactly("suggestion");
        headOffice(organization)
                .queryParam("origin", "wish")
                .get("/v1/practices")
                .then()
                .statusCode(400);
        headOffice(organization)
                .queryParams(Map.of("sort", "first", "next", last.getString("next")))
                .get("/v1/practices")
                .then()
                .statusCode(400);
    }

    @Test
    void nobodyIsNamedInAComplaintAndPraiseNamesWhoTheOrganizationWantsNamed() throws SQLException {
        publish(drafts(TOILETS).stream()
                .map(event -> event.with("employee", "p-1"))
                .toArray(FeedbackEvent[]::new));
        publish(drafts(UMBRELLA).stream()
                .map(event -> event.with("employee", "p-2"))
                .toArray(FeedbackEvent[]::new));
        practices(Map.of(), 2);
        assertThat(
                        ofDatabase(
                                "select string_agg(distinct origin || ' ' || coalesce(employee, '-'), ',' order by origin || ' ' || coalesce(employee, '-')) from behaviour"))
                .isIn("complaint -,praise p-2", "complaint -,praise -");
        assertThat(
                        ofDatabase(
                                "select count(*)::text from behaviour where origin = 'complaint' and employee is not null and true"))
                .isEqualTo("0");
    }

    /** Whoever changed it: a correction, a new model. */
    @Test
    void aStoryThatIsOfAnotherKindNowLeavesItsPracticeAndFindsItsOwn() throws SQLException {
        List<FeedbackEvent> events = told(TOILETS);
        events.addAll(told(List.of("The toilets were filthy once more, no paper and no soap at all.")));
        JsonPath before = practices(Map.of(), 1);
        assertThat(before.getInt("items[0].spread.stories")).isEqualTo(4);
        UUID changed = events.get(3).id();
        execute("update story set kind = 'neutral', revision = revision + 1 where id = '%s'".formatted(changed));
        soon().untilAsserted(() -> assertThat(practices(Map.of(), 1).getInt("items[0].spread.stories"))
                .isEqualTo(3));
        execute("update story set kind = 'complaint', revision = revision + 1 where id = '%s'".formatted(changed));
        soon().untilAsserted(() -> assertThat(practices(Map.of(), 1).getInt("items[0].spread.stories"))
                .isEqualTo(4));
        execute("update story set kind = 'suggestion', revision = revision + 1 where id = '%s'".formatted(changed));
        soon().untilAsserted(() -> {
            assertThat(practices(Map.of(), 1).getInt("items[0].spread.stories")).isEqualTo(3);
            assertThat(ofDatabase("select origin from behaviour where story = '" + changed + "' and true"))
                    .isEqualTo("suggestion");
        });
    }

    @Test
    void howOftenItIsToldOfIsCountedByWeekAgainstAllThatIsTold() {
        told(TOILETS);
        for (int i = 0; i < 7; i++) {
            publish(FeedbackEvent.of(organization).store("S9").collectedAt(Instant.parse("2026-08-25T12:00:00Z")));
        }
        String id = practices(Map.of(), 1).getString("items[0].id");
        Map<String, Object> weeks = Map.of("weeks", 3, "lastDay", "2026-09-06");
        soon().untilAsserted(() -> {
            JsonPath trend = headOffice(organization)
                    .queryParams(weeks)
                    .get("/v1/practices/{id}/trend", id)
                    .jsonPath();
            assertThat(trend.getList("weeks.week")).containsExactly("2026-08-17", "2026-08-24", "2026-08-31");
            assertThat(trend.getList("weeks.stories")).containsExactly(0, 3, 0);
            assertThat(trend.getList("weeks.feedback")).containsExactly(0, 10, 0);
            assertThat(trend.getFloat("weeks[1].share")).isEqualTo(0.3f);
        });
        JsonPath themes = headOffice(organization)
                .queryParams(weeks)
                .get("/v1/themes/trends")
                .jsonPath();
        assertThat(themes.getList("items.find { it.theme == 'store-environment' }.weeks.stories"))
                .containsExactly(0, 3, 0);
        JsonPath change = headOffice(organization)
                .queryParams(Map.of("weeks", 2, "lastDay", "2026-08-30"))
                .get("/v1/themes/trends")
                .jsonPath();
        assertThat(change.<Object>get("items[0].change"))
                .as("nothing to compare with")
                .isNull();
        headOffice(organization)
                .queryParam("weeks", 1)
                .get("/v1/themes/trends")
                .then()
                .statusCode(400);
        headOffice(UUID.randomUUID()).get("/v1/practices/{id}/trend", id).then().statusCode(404);
        with(tokens().storeManager(organization, "S0"))
                .get("/v1/themes/trends")
                .then()
                .statusCode(403);
    }

    private JsonPath practices(Map<String, ?> query, int number) {
        return soon().until(
                        () -> headOffice(organization)
                                .queryParams(query)
                                .get("/v1/practices")
                                .jsonPath(),
                        list -> list.getList("items").size() == number);
    }

    private void execute(String sql) throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("stories")) {
            superuser.setAutoCommit(false);
            OrganizationTransaction.admit(superuser, List.of(organization));
            superuser.createStatement().executeUpdate(sql + " and organization = '" + organization + "'");
            superuser.commit();
        }
    }

    private String ofDatabase(String sql) throws SQLException {
        String where = sql.endsWith("and true") ? " and organization = '" : " where organization = '";
        try (Connection superuser = PartsTestResource.parts().postgres().connect("stories");
                ResultSet row = superuser.createStatement().executeQuery(sql + where + organization + "'")) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private List<FeedbackEvent> told(List<String> texts) {
        List<FeedbackEvent> events = drafts(texts);
        publish(events.toArray(FeedbackEvent[]::new));
        return events;
    }

    private List<FeedbackEvent> drafts(List<String> texts) {
        List<FeedbackEvent> events = new ArrayList<>();
        for (String text : texts) {
            events.add(FeedbackEvent.of(organization)
                    .comment(text)
                    .store("S" + day)
                    .collectedAt(Instant.parse("2026-08-24T12:00:00Z").plusSeconds(86_400L * day++)));
        }
        return events;
    }
}
