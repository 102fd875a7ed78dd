package io.throughline.stories.practices.web;

import static io.throughline.stories.Api.headOffice;
import static io.throughline.stories.Api.soon;
import static io.throughline.stories.Api.tokens;
import static io.throughline.stories.Api.with;
import static io.throughline.stories.Contract.PRACTICE;
import static io.throughline.stories.Contract.tree;
import static io.throughline.stories.Topics.PRACTICES;
import static io.throughline.stories.Topics.data;
import static io.throughline.stories.Topics.erase;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people decide about practices is done at once, told, and kept whatever the machine finds later. */
@OnRealParts
class PracticeEditsIT {

    private static final List<String> UMBRELLA = List.of(
            "It was pouring when I came out, and the trolley man walked me all the way to my car under his own umbrella.",
            "A young lady from the tills took a big umbrella and walked me to the car so that my shopping stayed dry.",
            "An assistant took an umbrella, held it over me and the pram and walked us to the car in the pouring rain.",
            "The man at the door saw that I had no umbrella and walked me through the rain to my car with his.");

    private static final List<String> FREEZER = List.of(
            "My bus was cancelled, so they put my frozen shopping in the staff freezer until my daughter could fetch me.",
            "They kept my frozen food in their own freezer for two hours while I waited for the breakdown truck.",
            "The lad offered to keep my ice cream and frozen peas in the staff freezer until my lift had come.");

    private static final String ONE_MORE =
            "The lady took an umbrella and walked me to the car through the pouring rain, all the way.";

    /** A practice's revision is no less than the seconds since. */
    private static final Instant REVISIONS_BEGIN = Instant.parse("2020-01-01T00:00:00Z");

    private final UUID organization = UUID.randomUUID();
    private int day;
    private List<FeedbackEvent> umbrella;
    private String rain;
    private String ice;

    @BeforeEach
    void twoPractices() {
        umbrella = told(UMBRELLA);
        told(FREEZER);
        JsonPath list = practices(2);
        rain = list.getString("items[0].id");
        ice = list.getString("items[1].id");
        settled();
    }

    @Test
    void whatIsMergedStaysMergedAlsoWhenAllIsFoundAnew() throws SQLException {
        edit("POST", ice, "merge", Map.of("into", rain)).then().statusCode(200);
        JsonPath merged = practices(1);
        assertThat(merged.getString("items[0].id")).isEqualTo(rain);
        assertThat(merged.getInt("items[0].spread.stories")).isEqualTo(7);
        assertLeadsTo(ice, rain);
        soon().untilAsserted(() -> assertThat(
                        tree(data(lastEvent(ice))).path("mergedInto").asText())
                .isEqualTo(rain));

        told(List.of(ONE_MORE));
        soon().untilAsserted(() -> {
            assertThat(practices(1).getInt("items[0].spread.stories")).isEqualTo(8);
            assertThat(practices(1).getString("items[0].id")).isEqualTo(rain);
        });

        // the practices are lost, what people decided is not
        settled();
        forgetPractices();
        soon().untilAsserted(() -> {
            assertThat(practices(1).getString("items[0].id")).isEqualTo(rain);
            assertThat(practices(1).getInt("items[0].spread.stories")).isEqualTo(8);
            assertLeadsTo(ice, rain);
        });
    }

    @Test
    void whatIsTakenOutStaysOutAlsoWhenAllIsFoundAnew() throws SQLException {
        List<String> out =
                List.of(umbrella.get(1).id().toString(), umbrella.get(2).id().toString());
        Response answer = edit("POST", rain, "split", Map.of("stories", out));
        answer.then().statusCode(201);
        String made = answer.jsonPath().getString("id");
        assertThat(answer.header("Location")).endsWith("/v1/practices/" + made);
        assertThat(answer.jsonPath().getList("excerpts.story", String.class)).containsExactlyInAnyOrderElementsOf(out);
        assertThat(practices(3).getList("items.spread.stories", Integer.class)).containsExactlyInAnyOrder(3, 2, 2);
        assertThat(get(rain).jsonPath().getString("edits[0].what")).isEqualTo("split");
        assertThat(get(rain).jsonPath().getString("edits[0].other")).isEqualTo(made);
        assertThat(get(rain).jsonPath().getString("edits[0].by")).isNotBlank();

        told(List.of(ONE_MORE));
        settled();
        forgetPractices();
        soon().untilAsserted(() -> {
            assertThat(stories(made)).containsAll(out);
            assertThat(stories(rain))
                    .contains(
                            umbrella.get(0).id().toString(),
                            umbrella.get(3).id().toString())
                    .doesNotContainAnyElementsOf(out);
        });
    }

    @Test
    void whatChangesHasARevisionAboveAllBeforeAndWhatDoesNotKeepsItsOwn() throws SQLException {
        int highest = Math.max(revision(rain), revision(ice));
        int untouched = revision(ice);
        edit("PUT", rain, "title", Map.of("title", "Walks customers to the car under an umbrella"))
                .then()
                .statusCode(200);
        int titled = revision(rain);
        assertThat(titled).isGreaterThan(highest);
        execute("insert into practice_grouping_due (organization) values ('%s')");
        settled();
        assertThat(revision(rain)).isEqualTo(titled);
        assertThat(revision(ice)).isEqualTo(untouched);

        // the database is built anew, a second later at least: readers still have what it told before
        soon().until(() -> Duration.between(REVISIONS_BEGIN, Instant.now()).toSeconds() > titled);
        forgetPractices();
        execute("delete from practice_writing where organization = '%s'");
        practices(2);
        assertThat(List.of(revision(rain), revision(ice)))
                .allSatisfy(now -> assertThat(now).isGreaterThan(titled));
    }

    @Test
    void aPersonsTitleStaysAndAProposedOneGoesWithItsStory() {
        assertThat(get(rain).jsonPath().getBoolean("titleProposed")).isTrue();
        Response titled = edit("PUT", rain, "title", Map.of("title", "Walks customers to the car under an umbrella"));
        titled.then().statusCode(200);
        assertThat(titled.jsonPath().getBoolean("titleProposed")).isFalse();
        soon().untilAsserted(() -> {
            String event = data(lastEvent(rain));
            PRACTICE.assertValid(event);
            assertThat(tree(event).path("title").asText()).isEqualTo("Walks customers to the car under an umbrella");
            assertThat(tree(event).has("titleFrom")).isFalse();
        });

        // its first story goes, from which its id was made: it keeps its id and its title
        erase(umbrella.get(0));
        soon().untilAsserted(() -> {
            JsonPath now = get(rain).jsonPath();
            assertThat(now.getInt("spread.stories")).isEqualTo(3);
            assertThat(now.getString("title")).isEqualTo("Walks customers to the car under an umbrella");
        });

        String words = get(ice).jsonPath().getString("title");
        String from = get(ice).jsonPath().getString("excerpts[0].story");
        assertThat(get(ice).jsonPath().getString("excerpts[0].sentence")).isEqualTo(words);
        FeedbackEvent erased = FeedbackEvent.of(organization).with("id", from);
        erase(erased);
        soon().untilAsserted(() -> assertThat(
                        headOffice(organization).get("/v1/practices").asString())
                .doesNotContain(words));
    }

    @Test
    void aPersonsTitleThatRepeatsACustomersSentenceGoesWithItsStory() {
        String words = get(ice).jsonPath().getString("excerpts[0].sentence");
        edit("PUT", ice, "title", Map.of("title", "\"" + words + "\"")).then().statusCode(200);

        erase(FeedbackEvent.of(organization).with("id", get(ice).jsonPath().getString("excerpts[0].story")));

        soon().untilAsserted(() -> {
            assertThat(headOffice(organization).get("/v1/practices").asString()).doesNotContain(words);
            assertThat(data(lastEvent(ice))).doesNotContain(words);
        });
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        String path = "/v1/practices/{id}/title";
        Map<String, String> body = Map.of("title", "Ours");
        json(organization).body(body).put(path, rain).then().statusCode(428);
        json(organization)
                .header("If-Match", "\"0\"")
                .body(body)
                .put(path, rain)
                .then()
                .statusCode(412);
        String tag = get(rain).header("ETag");
        json(organization)
                .header("If-Match", tag)
                .body(body)
                .put(path, rain)
                .then()
                .statusCode(200);
        json(organization)
                .header("If-Match", tag)
                .body(body)
                .put(path, rain)
                .then()
                .statusCode(412);
    }

    @Test
    void whatCannotBeDoneIsRefusedWithItsReason() {
        edit("POST", rain, "merge", Map.of("into", rain)).then().statusCode(400);
        edit("POST", rain, "merge", Map.of("into", UUID.randomUUID().toString()))
                .then()
                .statusCode(400);
        edit("POST", rain, "merge", Map.of()).then().statusCode(400);
        edit("POST", rain, "split", Map.of("stories", List.of("x"))).then().statusCode(400);
        edit("POST", rain, "split", Map.of("stories", List.of(UUID.randomUUID().toString())))
                .then()
                .statusCode(400);
        edit("POST", rain, "split", Map.of("stories", stories(rain))).then().statusCode(400);
        edit("PUT", rain, "title", Map.of("title", "x".repeat(201))).then().statusCode(400);
        UUID other = UUID.randomUUID();
        json(other)
                .header("If-Match", "\"1\"")
                .body(Map.of("title", "Ours"))
                .put("/v1/practices/{id}/title", rain)
                .then()
                .statusCode(404);
        with(tokens().storeManager(organization, "S0"))
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body(Map.of("title", "Ours"))
                .put("/v1/practices/{id}/title", rain)
                .then()
                .statusCode(403);
        edit("POST", ice, "merge", Map.of("into", rain)).then().statusCode(200);
        json(organization)
                .header("If-Match", "\"1\"")
                .body(Map.of("title", "Ours"))
                .put("/v1/practices/{id}/title", ice)
                .then()
                .statusCode(409);
    }

    private static io.restassured.specification.RequestSpecification json(UUID organization) {
        return headOffice(organization).contentType("application/json");
    }

    private Response edit(String method, String practice, String what, Map<String, ?> body) {
        return soon().until(
                        () -> json(organization)
                                .header("If-Match", get(practice).header("ETag"))
                                .body(body)
                                .request(method, "/v1/practices/{id}/" + what, practice),
                        answer -> answer.statusCode() != 412);
    }

    private Response get(String practice) {
        return headOffice(organization).get("/v1/practices/{id}", practice);
    }

    private List<String> stories(String practice) {
        return headOffice(organization)
                .get("/v1/practices/{id}/stories", practice)
                .jsonPath()
                .getList("items.id");
    }

    private void assertLeadsTo(String from, String to) {
        headOffice(organization)
                .redirects()
                .follow(false)
                .get("/v1/practices/{id}", from)
                .then()
                .statusCode(308)
                .header("Location", org.hamcrest.Matchers.endsWith("/v1/practices/" + to));
    }

    private void settled() {
        soon().until(() ->
                !headOffice(organization).get("/v1/practices").jsonPath().getBoolean("settling"));
    }

    private void forgetPractices() throws SQLException {
        execute("delete from practice_story where organization = '%s'");
        execute("delete from practice where organization = '%s'");
        execute("insert into practice_grouping_due (organization) values ('%s')");
    }

    private void execute(String sql) throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("stories")) {
            superuser.createStatement().executeUpdate(sql.formatted(organization));
        }
    }

    private int revision(String practice) {
        return get(practice).jsonPath().getInt("revision");
    }

    private JsonPath practices(int number) {
        return soon().until(
                        () -> headOffice(organization).get("/v1/practices").jsonPath(),
                        list -> list.getList("items").size() == number);
    }

    private List<FeedbackEvent> told(List<String> texts) {
        List<FeedbackEvent> events = new ArrayList<>();
        for (String text : texts) {
            events.add(FeedbackEvent.of(organization)
                    .comment(text)
                    .store("S" + day)
                    .collectedAt(Instant.parse("2026-08-24T12:00:00Z").plusSeconds(86_400L * day++)));
        }
        publish(events.toArray(FeedbackEvent[]::new));
        return events;
    }

    private static ConsumerRecord<byte[], byte[]> lastEvent(String practice) {
        List<ConsumerRecord<byte[], byte[]>> events = soon().until(
                        () -> Topics.read(PRACTICES, record -> new String(record.key()).endsWith("/" + practice)),
                        records -> !records.isEmpty());
        return events.get(events.size() - 1);
    }
}
