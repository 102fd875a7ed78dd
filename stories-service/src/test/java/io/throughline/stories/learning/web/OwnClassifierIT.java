package io.throughline.stories.learning.web;

import static io.throughline.stories.Api.headOffice;
import static io.throughline.stories.Api.story;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Api.tokens;
import static io.throughline.stories.Api.with;
import static io.throughline.stories.Topics.erase;
import static io.throughline.stories.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.OnRealParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnRealParts
@Timeout(240)
class OwnClassifierIT {

    private static final String DEPOSIT = "The bottle machine gave me a slip for the empties.";

    private final UUID organization = UUID.randomUUID();

    @Test
    void whatPeopleCorrectIsLearnedWithinHalfAMinuteAndNoOtherOrganizationKnowsIt() {
        FeedbackEvent event = corrected(DEPOSIT, "suggestion", "neutral");

        JsonPath own = soon().until(this::classifier, read -> read.get("own") != null);

        assertThat(own.getInt("own.corrections")).isEqualTo(1);
        assertThat(own.getString("own.state")).isEqualTo("serving");
        assertThat(own.getDouble("own.figures.kindMacroF1"))
                .isGreaterThan(own.getDouble("base.figures.kindMacroF1") - 0.01);
        assertThat(own.getString("modelVersion")).isEqualTo(own.getString("base.version") + "+1");
        JsonPath tried = soon().until(
                        () -> tried(organization, DEPOSIT), read -> kind(read).equals("suggestion"));
        assertThat(tried.getString("items[0].modelVersion")).isEqualTo(own.getString("modelVersion"));
        assertThat(tried.getString("items[0].explanation.nearest[0].story"))
                .isEqualTo(event.id().toString());
        assertThat(tried.getString("items[0].explanation.nearest[0].text")).isNull();
        JsonPath others = tried(UUID.randomUUID(), DEPOSIT);
        assertThat(kind(others)).isNotEqualTo("suggestion");
        assertThat(others.getList("items[0].explanation.nearest.story")).containsOnlyNulls();
        assertThat(others.getList("items[0].explanation.nearest.text")).doesNotContain(DEPOSIT);
        // what flows in is classified by it too
        FeedbackEvent like = FeedbackEvent.of(organization).comment("The bottle machine gave a slip for my empties");
        publish(like);
        assertThat(storyOf(organization, like).jsonPath().getString("modelVersion"))
                .isEqualTo(own.getString("modelVersion"));
        assertThat(headOffice(UUID.randomUUID())
                        .get("/v1/classifier/versions")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void oneCanGoBackToTheBaseAndWhatIsLearnedThenWaits() {
        corrected(DEPOSIT, "suggestion", "neutral");
        soon().until(this::classifier, read -> read.get("own") != null);

        assertThat(rollback(with(tokens().headOffice(organization)), "{\"base\": true}")
                        .statusCode())
                .isEqualTo(403);
        Response back = rollback(with(tokens().admin(organization)), "{\"base\": true}");

        assertThat(back.statusCode()).as(back.asString()).isEqualTo(200);
        soon().until(() -> !kind(tried(organization, DEPOSIT)).equals("suggestion"));
        corrected("The bottle machine gave me a slip for the crate.", "suggestion", "neutral");
        JsonPath waiting = soon().until(this::classifier, read -> read.get("waiting") != null);
        assertThat(waiting.getString("waiting.waitsFor")).isEqualTo("gone-back");
        assertThat(kind(tried(organization, DEPOSIT))).isNotEqualTo("suggestion");

        int version = waiting.getInt("waiting.version");
        assertThat(serve(UUID.randomUUID(), version).statusCode()).isEqualTo(404);
        assertThat(serve(organization, version).statusCode()).isEqualTo(200);

        soon().until(() -> kind(tried(organization, DEPOSIT)).equals("suggestion"));
        assertThat(classifier().getString("own.decidedBy")).isEqualTo("head-office");
        assertThat(rollback(with(tokens().admin(organization)), "{\"version\": 1}")
                        .statusCode())
                .isEqualTo(200);
        soon().until(() -> classifier().getString("modelVersion").endsWith("+1"));
        Response retired = serve(organization, version);
        assertThat(retired.statusCode()).isEqualTo(409);
        assertThat(retired.jsonPath().getString("code")).isEqualTo("not-waiting");
        assertThat(rollback(with(tokens().admin(organization)), "{\"version\": 77}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(rollback(with(tokens().admin(organization)), "{}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatMakesTheGoldSetWorseWaitsForAPerson() throws IOException {
        List<FeedbackEvent> events = new ArrayList<>();
        for (String text : notNeutral(40)) {
            events.add(FeedbackEvent.of(organization).comment(text));
        }
        publish(events.toArray(FeedbackEvent[]::new));
        // from a text of two words that may be of another language, nothing is learned
        long english = events.stream()
                .filter(event ->
                        "en".equals(storyOf(organization, event).jsonPath().getString("language")))
                .count();
        assertThat(english).isGreaterThan(80);
        // several people at once: what is learned meanwhile, of some of it, is learned again
        events.parallelStream().forEach(event -> correct(event, "neutral", "neutral"));

        JsonPath waiting = soon().until(
                        this::classifier,
                        read -> read.get("waiting") != null && read.getInt("waiting.corrections") == english);

        assertThat(waiting.getString("waiting.waitsFor")).isEqualTo("gold-fell");
        assertThat(waiting.getDouble("waiting.figures.kindMacroF1"))
                .isLessThan(waiting.getDouble("base.figures.kindMacroF1") - 0.01);
        // an early one, of few corrections, may serve
        assertThat(waiting.getString("modelVersion"))
                .isNotEqualTo(waiting.getString("base.version") + "+" + waiting.getInt("waiting.version"));
    }

    @Test
    void whatAnErasedStoryTaughtIsUnlearned() {
        FeedbackEvent event = corrected(DEPOSIT, "suggestion", "neutral");
        soon().until(() -> kind(tried(organization, DEPOSIT)).equals("suggestion"));

        erase(event);

        soon().until(() -> story(organization, event.id()).statusCode() == 404);
        soon().until(() -> !kind(tried(organization, DEPOSIT)).equals("suggestion"));
        assertThat(tried(organization, DEPOSIT).prettify())
                .doesNotContain(event.id().toString());
        soon().until(() -> headOffice(organization)
                .get("/v1/classifier/versions")
                .jsonPath()
                .getList("items")
                .isEmpty());
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(100)).pollInterval(Duration.ofMillis(200));
    }

    /** Texts of all kinds but neutral, few of each: called neutral, they are enough to spoil what the base has learned. */
    private static List<String> notNeutral(int oneIn) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> texts = new ArrayList<>();
        int read = 0;
        for (String line : Files.readAllLines(Path.of("src/main/resources/classification/seeds.jsonl"))) {
            var seed = json.readTree(line);
            if (!seed.get("kind").asText().equals("neutral") && read++ % oneIn == 0) {
                texts.add(seed.get("text").asText());
            }
        }
        return texts;
    }

    private FeedbackEvent corrected(String comment, String kind, String sentiment) {
        FeedbackEvent event = FeedbackEvent.of(organization).comment(comment);
        publish(event);
        storyOf(organization, event);
        correct(event, kind, sentiment);
        return event;
    }

    private void correct(FeedbackEvent event, String kind, String sentiment) {
        headOffice(organization)
                .header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("kind", kind, "sentiment", sentiment, "criticality", "none", "themes", List.of()))
                .put("/v1/stories/{id}/labels", event.id())
                .then()
                .statusCode(200);
    }

    private JsonPath classifier() {
        return headOffice(organization).get("/v1/classifier").jsonPath();
    }

    private static Response rollback(io.restassured.specification.RequestSpecification caller, String to) {
        return caller.contentType("application/json").body(to).post("/v1/classifier/rollback");
    }

    private static Response serve(UUID organization, int version) {
        return headOffice(organization).post("/v1/classifier/versions/{version}/serve", version);
    }

    private static JsonPath tried(UUID organization, String text) {
        return headOffice(organization)
                .contentType("application/json")
                .body(Map.of("items", List.of(Map.of("text", text))))
                .post("/v1/classifications")
                .jsonPath();
    }

    private static String kind(JsonPath tried) {
        return String.valueOf(tried.getString("items[0].kind"));
    }
}
