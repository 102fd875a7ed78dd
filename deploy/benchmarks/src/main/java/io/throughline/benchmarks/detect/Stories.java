package io.throughline.benchmarks.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.benchmarks.load.UuidText;
import io.throughline.benchmarks.stage.Retailer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Requests that give feedback with a rating and words, and such that ask for the story that became of it. For one thread. */
final class Stories {

    private static final int DEVICES = 100_000;
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI feedback;
    private final URI stories;
    private final String token;
    private final Retailer retailer;
    private final List<StoryTexts.Given> texts;
    private final Clock clock;
    private final UuidText ids = new UuidText(new SplittableRandom());
    private int turn;

    /** A feedback to be sent, and how to ask for its story. */
    record Exchange(HttpRequest post, HttpRequest get) {}

    /**
     * @param feedback where feedback-service is
     * @param stories where stories-service is
     * @param token of the retailer's head office
     * @param texts taken in turn
     */
    Stories(URI feedback, URI stories, String token, Retailer retailer, List<StoryTexts.Given> texts, Clock clock) {
        this.feedback = feedback;
        this.stories = stories;
        this.token = token;
        this.retailer = retailer;
        this.texts = texts;
        this.clock = clock;
    }

    /** One that was never sent before, collected now. */
    Exchange next() {
        int number = turn++;
        String id = ids.next(clock.millis());
        StoryTexts.Given given = texts.get(number % texts.size());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        // each device stands in one store: there are a multiple of them
        body.put("store", one(retailer.stores(), number));
        body.put("device", "k-%05d".formatted(number % DEVICES));
        body.put("touchpoint", "checkout");
        body.put("collectedAt", clock.instant().toString());
        body.put("rating", given.rating());
        body.put("comment", given.text());
        body.put("language", "en");
        return new Exchange(
                HttpRequest.newBuilder(feedback.resolve("/v1/feedback"))
                        .header("X-Api-Key", one(retailer.keys(), number))
                        .header("Content-Type", "application/json")
                        .timeout(ANSWER)
                        .POST(BodyPublishers.ofString(text(body)))
                        .build(),
                HttpRequest.newBuilder(stories.resolve("/v1/stories/" + id))
                        .header("Authorization", "Bearer " + token)
                        .timeout(ANSWER)
                        .build());
    }

    private static String text(Map<String, Object> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T one(List<T> of, int number) {
        return of.get(number % of.size());
    }
}
