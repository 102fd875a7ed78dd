package io.throughline.stories.corrections.web;

import static io.throughline.stories.Api.headOffice;
import static io.throughline.stories.Api.soon;
import static io.throughline.stories.Api.stories;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@OnRealParts
class LabelsIT {

    private static final String SUGGESTION = """
            {"kind": "suggestion", "sentiment": "neutral", "criticality": "none",
             "themes": [{"theme": "waiting", "sentiment": "negative"}, {"theme": "checkout", "sentiment": "neutral"}]}
            """;

    private final UUID organization = UUID.randomUUID();
    private final FeedbackEvent event = FeedbackEvent.of(organization)
            .comment("I waited forty minutes at the checkout and nobody helped me. Terrible service.")
            .unhappy();

    @Test
    void theStoryHasTheLabelsAndTellsWhoGaveThem() {
        Response before = kept(event);

        Response after = put(
                event,
                before.header("ETag"),
                SUGGESTION.replace("\"themes\"", "\"reason\": \"asks for more tills\", \"themes\""));

        assertThat(after.statusCode()).as(after.asString()).isEqualTo(200);
        JsonPath story = story(organization, event.id()).jsonPath();
        assertThat(story.getString("kind")).isEqualTo("suggestion");
        assertThat(story.getList("themes.theme")).containsExactly("waiting", "checkout");
        assertThat(story.getString("basis")).isEqualTo("person");
        assertThat(story.getBoolean("review")).isFalse();
        assertThat(story.getInt("revision")).isEqualTo(2);
        assertThat(story.getString("correction.by")).isEqualTo("head-office");
        assertThat(story.getString("correction.reason")).isEqualTo("asks for more tills");
        assertThat(story.getString("correction.replaced.labels.kind")).isEqualTo("complaint");
        assertThat(story.getString("correction.replaced.basis")).isEqualTo("text");
        assertThat(story(organization, event.id()).header("ETag")).isEqualTo(after.header("ETag"));
        assertThat(stories(organization, Map.of("kind", "suggestion"))
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(event.id().toString());
        ConsumerRecord<byte[], byte[]> told = told(event.id() + ":2");
        STORY_CLASSIFIED.assertValid(data(told));
        assertThat(JsonPath.from(data(told)).getString("basis")).isEqualTo("person");
        assertThat(JsonPath.from(data(told)).getString("kind")).isEqualTo("suggestion");
    }

    @Test
    void theSameLabelsAgainChangeNothing() {
        Response before = kept(event);
        Response once = put(event, before.header("ETag"), SUGGESTION);

        Response twice = put(event, before.header("ETag"), SUGGESTION);

        assertThat(twice.statusCode()).isEqualTo(200);
        assertThat(twice.asString()).isEqualTo(once.asString());
        assertThat(history(event)).hasSize(1);
    }

    @Test
    void anEditNamesTheStateThatItEdits() {
        Response before = kept(event);
        assertThat(put(event, null, SUGGESTION).statusCode()).isEqualTo(428);
        assertThat(put(event, "\"1\"", SUGGESTION).statusCode()).isEqualTo(200);

        Response stale = put(event, before.header("ETag"), SUGGESTION.replace("suggestion", "question"));

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.jsonPath().getString("code")).isEqualTo("changed-meanwhile");
        assertThat(story(organization, event.id()).jsonPath().getString("kind")).isEqualTo("suggestion");
    }

    @Test
    void allThatPeopleSaidIsKeptNewestFirst() {
        put(event, kept(event).header("ETag"), SUGGESTION);
        put(event, "\"2\"", SUGGESTION.replace("suggestion", "question"));

        List<Map<String, Object>> history = history(event);

        assertThat(history).extracting(item -> item.get("revision")).containsExactly(3, 2);
        assertThat(history.get(0))
                .extractingByKey("replaced")
                .extracting("basis")
                .isEqualTo("person");
    }

    @Test
    void whatComesLaterOfTheSameFeedbackDoesNotUndoIt() {
        put(event, kept(event).header("ETag"), SUGGESTION);

        publish(event.revision(2).with("flags", List.of("burst")));

        JsonPath story =
                soon().until(() -> story(organization, event.id()).jsonPath(), read -> read.getInt("revision") == 3);
        assertThat(story.getList("flags")).containsExactly("burst");
        assertThat(story.getString("kind")).isEqualTo("suggestion");
        assertThat(story.getString("basis")).isEqualTo("person");
        assertThat(story.getList("themes.theme")).containsExactly("waiting", "checkout");
        assertThat(JsonPath.from(data(told(event.id() + ":3"))).getString("kind"))
                .isEqualTo("suggestion");
    }

    @Test
    void allFaultsAreToldWithTheirPlaces() {
        kept(event);
        Response refused = put(event, "\"1\"", """
                {"kind": "applause", "criticality": "none", "colour": "red",
                 "themes": [{"theme": "own:none", "sentiment": "positive"}, {"theme": "waiting"}, 3]}
                """);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("faults.pointer"))
                .containsExactlyInAnyOrder(
                        "/kind", "/sentiment", "/colour", "/themes/0/theme", "/themes/1/sentiment", "/themes/2");
    }

    @Test
    void anotherOrganizationsStoryIsAsUnknownAsNoneAndAManagerSeesTheirStoresOnly() {
        kept(event);
        UUID other = UUID.randomUUID();
        for (Response refused : List.of(
                with(tokens().headOffice(other))
                        .header("If-Match", "*")
                        .contentType("application/json")
                        .body(SUGGESTION)
                        .put("/v1/stories/{id}/labels", event.id()),
                with(tokens().headOffice(other)).get("/v1/stories/{id}/labels", event.id()),
                with(tokens().storeManager(organization, "S002"))
                        .header("If-Match", "*")
                        .contentType("application/json")
                        .body(SUGGESTION)
                        .put("/v1/stories/{id}/labels", event.id()))) {
            assertThat(refused.statusCode()).isEqualTo(404);
        }
        assertThat(story(organization, event.id()).jsonPath().getInt("revision"))
                .isEqualTo(1);
        assertThat(with(tokens().storeManager(organization, "S001"))
                        .header("If-Match", "*")
                        .contentType("application/json")
                        .body(SUGGESTION)
                        .put("/v1/stories/{id}/labels", event.id())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatWasSaidOfAnErasedStoryIsErasedWithIt() throws SQLException {
        put(event, kept(event).header("ETag"), SUGGESTION);

        erase(event);

        soon().until(() -> story(organization, event.id()).statusCode() == 404);
        assertThat(count("select count(*) from correction where organization = '" + organization + "'"))
                .isZero();
        assertThat(count("select count(*) from queue_likeness where organization = '" + organization + "'"))
                .isZero();
    }

    private static Response kept(FeedbackEvent event) {
        publish(event);
        return storyOf(UUID.fromString(event.key().split("/")[0]), event);
    }

    private Response put(FeedbackEvent event, String ifMatch, String body) {
        var request = headOffice(organization).contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/v1/stories/{id}/labels", event.id());
    }

    private List<Map<String, Object>> history(FeedbackEvent event) {
        return headOffice(organization)
                .get("/v1/stories/{id}/labels", event.id())
                .jsonPath()
                .getList("items");
    }

    private ConsumerRecord<byte[], byte[]> told(String id) {
        return soon().until(
                        () -> Topics.read(Topics.STORIES, record -> header(record, "ce_id")
                                .equals(id)),
                        records -> !records.isEmpty())
                .get(0);
    }

    private static long count(String query) throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("stories");
                ResultSet row = superuser.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
