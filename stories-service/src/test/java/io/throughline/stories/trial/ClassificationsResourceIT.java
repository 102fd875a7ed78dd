package io.throughline.stories.trial;

import static io.throughline.stories.Api.headOffice;
import static io.throughline.stories.Api.soon;
import static io.throughline.stories.Api.stories;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Api.tokens;
import static io.throughline.stories.Api.with;
import static io.throughline.stories.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.OnRealParts;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@OnRealParts
class ClassificationsResourceIT {

    private static final String THANKS = "{\"items\": [{\"text\": \"Thanks\"}]}";

    private final UUID organization = UUID.randomUUID();

    @Test
    void textsAreClassifiedInTheirOrderAndNotKept() {
        Response answer = post("""
                {"items": [
                  {"text": "I waited forty minutes at the checkout and nobody helped me. Terrible service."},
                  {"rating": {"metric": "nps", "value": 10, "min": 0, "max": 10}},
                  {"text": "!!!", "language": "en"}
                ]}""");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("items.basis", String.class)).containsExactly("text", "rating", "nothing");
        assertThat(answer.jsonPath().getString("items[0].sentiment")).isEqualTo("negative");
        assertThat(answer.jsonPath().getString("items[1].kind")).isEqualTo("praise");
        assertThat(answer.jsonPath().getList("items[0].explanation.nearest")).isNotEmpty();
        assertThat(stories(organization, Map.of()).jsonPath().getList("items")).isEmpty();
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Response refused = post("""
                {"items": [
                  {"txt": "misspelt"},
                  {"text": 7, "rating": {"metric": "stars", "value": 6, "min": 1, "max": 5}},
                  {"rating": {"metric": "csat", "value": 6, "min": 1, "max": 5}},
                  "text"
                ], "keep": true}""");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("invalid-input");
        assertThat(refused.jsonPath().getList("faults.pointer", String.class))
                .containsExactlyInAnyOrder(
                        "/keep",
                        "/items/0/text",
                        "/items/0/txt",
                        "/items/1/text",
                        "/items/1/rating/metric",
                        "/items/2/rating/value",
                        "/items/3");
    }

    @Test
    void atMostAHundredAtATime() {
        String items = String.join(",", Collections.nCopies(101, "{\"text\": \"Thanks\"}"));
        assertThat(post("{\"items\": [" + items + "]}").statusCode()).isEqualTo(400);
        assertThat(post("[]").statusCode()).isEqualTo(400);
        assertThat(post("{").jsonPath().getString("code")).isEqualTo("invalid-json");
    }

    @Test
    void oneTrialAtATimeAndFeedbackDoesNotWaitBehindIt() {
        String sentences = "I waited forty minutes at the checkout and nobody helped me. ".repeat(8);
        String longest = String.join(",", Collections.nCopies(100, "{\"text\": \"" + sentences + "\"}"));
        var trial = CompletableFuture.supplyAsync(() -> post("{\"items\": [" + longest + "]}"));
        Response refused = soon().until(() -> post(THANKS), answer -> answer.statusCode() == 503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.jsonPath().getString("code")).isEqualTo("unavailable");
        FeedbackEvent event = FeedbackEvent.of(organization).comment("Thanks, everything was where I looked for it.");
        publish(event);
        storyOf(organization, event);
        assertThat(trial).as("the trial is still under way").isNotDone();
        assertThat(trial.join().statusCode()).isEqualTo(200);
        assertThat(post(THANKS).statusCode()).isEqualTo(200);
    }

    @Test
    void storeManagersDoNotTryItOut() {
        assertThat(with(tokens().storeManager(organization, "S001"))
                        .contentType("application/json")
                        .body(THANKS)
                        .post("/v1/classifications")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void cardIsTheModels() {
        var classifier = headOffice(organization).get("/v1/classifier").jsonPath();
        assertThat(classifier.getString("card")).contains(classifier.getString("modelVersion"));
    }

    private Response post(String body) {
        return headOffice(organization)
                .contentType("application/json")
                .body(body)
                .post("/v1/classifications");
    }
}
