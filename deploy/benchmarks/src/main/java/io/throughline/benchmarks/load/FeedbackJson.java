package io.throughline.benchmarks.load;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Feedback as kiosks give it: a rating always, words in three of ten, given within the last minutes. */
final class FeedbackJson {

    private static final double WITH_WORDS = 0.3;
    private static final long AGE = Duration.ofMinutes(10).toMillis();

    private static final List<String> TOUCHPOINTS =
            List.of("checkout", "entrance", "service-desk", "fitting-room", "exit");
    private static final List<String> BASKETS = List.of("small", "medium", "large");

    /** One of each makes a comment of about a hundred characters. */
    private static final List<List<String>> WORDS = List.of(
            List.of(
                    "The colleague at the till",
                    "A young man in the garden section",
                    "The lady at the service desk",
                    "Somebody from the bakery",
                    "The manager on duty",
                    "Your new trainee"),
            List.of(
                    "took the time to explain the warranty", "carried the parcel to my car",
                    "found the missing lid in the stock room", "opened a second register at once",
                    "called another store to find my size", "exchanged the lamp without a receipt"),
            List.of(
                    "although it was crowded.",
                    "and stayed friendly all the while.",
                    "which saved me a second trip.",
                    "but the queue was rather long.",
                    "and I will gladly come back.",
                    "so the afternoon was not lost."));

    private final List<String> stores;
    private final Clock clock;
    private final SplittableRandom random;

    FeedbackJson(List<String> stores, Clock clock, SplittableRandom random) {
        this.stores = stores;
        this.clock = clock;
        this.random = random;
    }

    /** @param turn says the store, so that a device that is counted in the same step stands in one store */
    String text(int turn) {
        long collected = clock.millis() - random.nextLong(AGE);
        String words = random.nextDouble() < WITH_WORDS ? "\"comment\":\"" + comment() + "\",\"language\":\"en\"," : "";
        return """
                {"id":"%s","store":"%s","touchpoint":"%s","collectedAt":"%s","sentAt":"%s",\
                "rating":{"metric":"csat","value":%d,"min":1,"max":5},%s"device":"k-%s",\
                "questionnaire":{"id":"checkout","version":3},"attributes":{"basket":"%s"}}""".formatted(
                        Template.ID,
                        stores.get(turn % stores.size()),
                        one(TOUCHPOINTS),
                        TimeText.of(collected),
                        Template.SENT_AT,
                        1 + random.nextInt(5),
                        words,
                        Template.DEVICE,
                        one(BASKETS));
    }

    private String comment() {
        return one(WORDS.get(0)) + " " + one(WORDS.get(1)) + ", " + one(WORDS.get(2));
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
