package io.throughline.feedback.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.feedback.Contract;
import io.throughline.feedback.misuse.Flag;
import io.throughline.feedback.sources.Channel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published is what the contract says, to the letter of its examples. */
class FeedbackAcceptedContractTest {

    private static final Contract CONTRACT = new Contract("feedback-accepted");
    private static final UUID ORGANIZATION = UUID.fromString("0192f0c0-0000-7000-8000-000000000001");

    static Stream<Path> examples() throws IOException {
        return CONTRACT.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleKeepsTheSchema(Path example) throws IOException {
        assertThat(CONTRACT.faults(Files.readString(example))).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatTheContractForbids() throws IOException {
        assertThat(CONTRACT.faults("{\"id\": \"x\"}")).isNotEmpty();
    }

    @Test
    void aFullFeedbackIsPublishedAsTheExampleShows() throws IOException {
        Content content = new Content(
                rating(Metric.CSAT, 4, 1, 5),
                "The man at the till noticed the crack in my kettle and swapped it before I had even asked. Reach me at [e-mail].",
                "en",
                "return a kettle",
                true,
                List.of("short-wait"),
                null,
                "k-0456",
                new Content.Questionnaire("checkout", 3),
                Map.of("basket", "small"));
        assertPublished(
                "full.json",
                feedback(
                        "60",
                        "S012",
                        "checkout",
                        Channel.KIOSK,
                        "2026-11-21T09:15:30Z",
                        "2026-11-21T09:15:30Z",
                        "2026-11-21T09:15:31.250Z",
                        null,
                        content));
    }

    @Test
    void aRatingAloneIsPublishedAsTheExampleShows() throws IOException {
        Content content = new Content(
                rating(Metric.NPS, 10, 0, 10), null, null, null, null, List.of(), null, null, null, Map.of());
        assertPublished(
                "rating-only.json",
                feedback(
                        "61",
                        "S012",
                        "entrance",
                        Channel.KIOSK,
                        "2026-11-21T09:15:30Z",
                        "2026-11-21T09:20:30Z",
                        "2026-11-21T09:20:31.250Z",
                        null,
                        content));
    }

    @Test
    void anEmployeesStoryIsPublishedAsTheExampleShows() throws IOException {
        Content content = new Content(
                null,
                "A colleague keeps a second pair of reading glasses at the fitting rooms; customers smile when she offers them.",
                "en",
                null,
                null,
                List.of(),
                Voice.STORY,
                null,
                null,
                Map.of());
        assertPublished(
                "employee-story.json",
                feedback(
                        "62",
                        "S003",
                        "fitting-room",
                        Channel.EMPLOYEE,
                        "2026-11-21T16:02:00Z",
                        "2026-11-21T16:02:00Z",
                        "2026-11-21T16:02:01Z",
                        null,
                        content));
    }

    @Test
    void anEmployeesSuggestionIsPublishedAsTheExampleShows() throws IOException {
        assertPublished(
                "employee-suggestion.json",
                feedback(
                        "66",
                        "S003",
                        "fitting-room",
                        Channel.EMPLOYEE,
                        "2026-11-21T16:02:00Z",
                        "2026-11-21T16:02:00Z",
                        "2026-11-21T16:02:01Z",
                        null,
                        said(Voice.SUGGESTION, "A low trolley would let customers in wheelchairs shop alone.", "en")));
    }

    @Test
    void anEmployeesNeedIsPublishedAsTheExampleShows() throws IOException {
        assertPublished(
                "employee-need.json",
                feedback(
                        "67",
                        "S012",
                        "checkout",
                        Channel.EMPLOYEE,
                        "2026-11-21T09:15:30Z",
                        "2026-11-21T09:20:30Z",
                        "2026-11-21T09:20:31.250Z",
                        null,
                        said(Voice.NEED, "We need a second scanner for heavy goods at till 4.", null)));
    }

    private static Content said(Voice voice, String comment, String language) {
        return new Content(null, comment, language, null, null, List.of(), voice, null, null, Map.of());
    }

    @Test
    void whoServedIsPublishedAsAPseudonymAsTheExampleShows() throws IOException {
        Content content = new Content(
                rating(Metric.CSAT, 5, 1, 5),
                "She walked me to the shelf and waited until I had found my size.",
                "en",
                null,
                null,
                List.of(),
                null,
                null,
                null,
                Map.of());
        assertPublished(
                "attributed.json",
                feedback(
                        "63",
                        "S003",
                        "fitting-room",
                        Channel.APP,
                        "2026-11-21T16:10:00Z",
                        "2026-11-21T16:10:00Z",
                        "2026-11-21T16:10:01Z",
                        "p-5bdcc146bf60754e",
                        content));
    }

    @Test
    void whoServedIsPublishedByNameAsTheExampleShows() throws IOException {
        Content content = new Content(
                rating(Metric.CSAT, 5, 1, 5),
                "She walked me to the shelf and waited until I had found my size.",
                "en",
                null,
                null,
                List.of(),
                null,
                null,
                null,
                Map.of());
        assertPublished(
                "named.json",
                feedback(
                        "65",
                        "S003",
                        "fitting-room",
                        Channel.APP,
                        "2026-11-21T16:10:00Z",
                        "2026-11-21T16:10:00Z",
                        "2026-11-21T16:10:01Z",
                        "e0123",
                        content));
    }

    @Test
    void misuseOfThePastIsPublishedAsTheExampleShows() throws IOException {
        Content content = new Content(
                rating(Metric.CSAT, 5, 1, 5), null, null, null, null, List.of(), null, null, null, Map.of());
        Instant collected = Instant.parse("2025-03-01T09:00:00Z");
        assertPublished(
                "flagged.json",
                new Feedback(
                        ORGANIZATION,
                        UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f64"),
                        2,
                        true,
                        EnumSet.of(Flag.STAFF_TAPS, Flag.BURST),
                        "S004",
                        "exit",
                        Channel.KIOSK,
                        UUID.randomUUID(),
                        collected,
                        null,
                        Instant.parse("2026-11-21T09:00:01Z"),
                        collected,
                        null,
                        null,
                        content));
    }

    private static void assertPublished(String example, Feedback feedback) throws IOException {
        CONTRACT.assertIsExample(example, FeedbackAccepted.event(feedback).data());
    }

    private static Feedback feedback(
            String lastDigits,
            String store,
            String touchpoint,
            Channel channel,
            String collectedAt,
            String correctedAt,
            String receivedAt,
            String employee,
            Content content) {
        return new Feedback(
                ORGANIZATION,
                UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f" + lastDigits),
                1,
                false,
                Set.of(),
                store,
                touchpoint,
                channel,
                UUID.randomUUID(),
                Instant.parse(collectedAt),
                null,
                Instant.parse(receivedAt),
                Instant.parse(correctedAt),
                "loyalty:9913",
                employee,
                content);
    }

    private static Rating rating(Metric metric, int value, int min, int max) {
        return new Rating(metric, BigDecimal.valueOf(value), BigDecimal.valueOf(min), BigDecimal.valueOf(max));
    }
}
