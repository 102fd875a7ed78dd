package io.throughline.stories.stories.kafka;

import static io.throughline.stories.Contract.FEEDBACK_ACCEPTED;
import static io.throughline.stories.Contract.FEEDBACK_ERASED;
import static io.throughline.stories.stories.kafka.Records.feedbackAccepted;
import static io.throughline.stories.stories.kafka.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.runtime.consumer.UnreadableRecordException;
import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.stories.Channel;
import io.throughline.stories.stories.Erasure;
import io.throughline.stories.stories.Feedback;
import io.throughline.stories.stories.GivenRating;
import io.throughline.stories.stories.Voice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackDecoderTest {

    private final FeedbackDecoder decoder = new FeedbackDecoder();

    @ParameterizedTest
    @ValueSource(strings = {"full", "rating-only", "employee-story"})
    void examplesOfThePublisherAreRead(String example) throws Exception {
        FEEDBACK_ACCEPTED.assertValid(FEEDBACK_ACCEPTED.example(example));
        assertThat(decoder.decode(feedbackAccepted(FEEDBACK_ACCEPTED.example(example))))
                .isPresent();
    }

    @Test
    void allThatAStoryNeedsIsTaken() throws Exception {
        assertThat(decoder.decode(feedbackAccepted(FEEDBACK_ACCEPTED.example("full"))))
                .hasValue(new Feedback(
                        UUID.fromString("0192f0c0-0000-7000-8000-000000000001"),
                        UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60"),
                        1,
                        "S012",
                        "checkout",
                        Channel.KIOSK,
                        null,
                        Instant.parse("2026-11-21T09:15:30Z"),
                        Instant.parse("2026-11-21T09:15:30Z"),
                        Instant.parse("2026-11-21T09:15:31.250Z"),
                        new GivenRating(
                                "csat", BigDecimal.valueOf(4), BigDecimal.valueOf(1), BigDecimal.valueOf(5), 75),
                        "The man at the till noticed the crack in my kettle and swapped it before I had even asked."
                                + " Reach me at [e-mail].",
                        "en",
                        "return a kettle",
                        true,
                        List.of("short-wait"),
                        null,
                        List.of()));
    }

    @Test
    void flagsAndWhoServedAreTaken() throws Exception {
        assertThat(decoder.decode(feedbackAccepted(FEEDBACK_ACCEPTED.example("flagged"))))
                .hasValueSatisfying(
                        incoming -> assertThat(((Feedback) incoming).flags()).containsExactly("burst", "staff-taps"));
        assertThat(decoder.decode(feedbackAccepted(FEEDBACK_ACCEPTED.example("named"))))
                .hasValueSatisfying(
                        incoming -> assertThat(((Feedback) incoming).employee()).isEqualTo("e0123"));
    }

    @Test
    void employeesVoiceIsTaken() throws Exception {
        assertThat(decoder.decode(feedbackAccepted(FEEDBACK_ACCEPTED.example("employee-story"))))
                .hasValueSatisfying(incoming -> {
                    Feedback feedback = (Feedback) incoming;
                    assertThat(feedback.channel()).isEqualTo(Channel.EMPLOYEE);
                    assertThat(feedback.voice()).isEqualTo(Voice.STORY);
                });
    }

    @Test
    void fieldsOfLaterPublishersAreIgnored() throws Exception {
        String data = FEEDBACK_ACCEPTED.example("rating-only").replaceFirst("\\{", "{\"mood\": {\"of\": [\"day\"]},");
        assertThat(decoder.decode(feedbackAccepted(data))).isPresent();
    }

    @Test
    void textsThatMaskingLengthenedAreTaken() throws Exception {
        String longer = "[phone] ".repeat(3_000);
        FeedbackEvent event = FeedbackEvent.of(UUID.randomUUID())
                .comment(longer)
                .with("goal", longer)
                .with("language", longer)
                .with("reasons", Collections.nCopies(21, longer.substring(0, 300)));
        assertThat(decoder.decode(feedbackAccepted(event.json()))).hasValueSatisfying(incoming -> {
            Feedback feedback = (Feedback) incoming;
            assertThat(feedback.comment()).isEqualTo(longer);
            assertThat(feedback.goal()).isEqualTo(longer);
            assertThat(feedback.language()).isEqualTo(longer);
            assertThat(feedback.reasons()).hasSize(21);
        });
    }

    @Test
    void erasuresAreRead() throws Exception {
        FEEDBACK_ERASED.assertValid(FEEDBACK_ERASED.example("erased"));
        assertThat(decoder.decode(record(FeedbackDecoder.ERASED, FEEDBACK_ERASED.example("erased"))))
                .hasValue(new Erasure(
                        UUID.fromString("0192f0c0-0000-7000-8000-000000000001"),
                        UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60"),
                        2,
                        "S012",
                        Instant.parse("2026-11-22T08:00:00Z"),
                        true));
    }

    @Test
    void nobodyAwaitsTheErasureOfWhatWasKeptForLongEnough() throws Exception {
        FEEDBACK_ERASED.assertValid(FEEDBACK_ERASED.example("retention"));
        assertThat(decoder.decode(record(FeedbackDecoder.ERASED, FEEDBACK_ERASED.example("retention"))))
                .hasValueSatisfying(
                        incoming -> assertThat(((Erasure) incoming).awaited()).isFalse());
    }

    @Test
    void whoServedIsTakenWhereThePublisherTellsIt() throws Exception {
        FeedbackEvent event = FeedbackEvent.of(UUID.randomUUID()).with("employee", "p-0123456789abcdef");
        assertThat(decoder.decode(feedbackAccepted(event.json())))
                .hasValueSatisfying(
                        feedback -> assertThat(((Feedback) feedback).employee()).isEqualTo("p-0123456789abcdef"));
    }

    @Test
    void otherEventsAreNotOurs() throws Exception {
        assertThat(decoder.decode(record("io.throughline.feedback-held.v1", "not even JSON")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "revision": 1          | "revision": "one"      | /revision
            "revision": 1          | "revision": 0          | /revision
            "store": "S012"        | "store": null          | /store
            "channel": "kiosk"     | "channel": "pigeon"    | /channel
            "normalized": 100      | "normalized": 100.5    | /rating/normalized
            "metric": "nps"        | "metric": 7            | /rating/metric
            2026-11-21T09:20:30Z   | yesterday              | /correctedAt
            0192f0c1-5a3e-7c1d     | 0192f0c1-5a3e          | /id
            """)
    void wrongTypesAreUnreadableAndNamedByTheirPlaceOnly(String right, String wrong, String pointer) {
        String data = FEEDBACK_ACCEPTED.example("rating-only").replace(right, wrong);
        assertThatThrownBy(() -> decoder.decode(feedbackAccepted(data)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining(pointer)
                .hasMessageNotContainingAny("pigeon", "yesterday");
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        assertThatThrownBy(() -> decoder.decode(feedbackAccepted("{}")))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContainingAll("/organization", "/id", "/revision", "/store", "/correctedAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\u0000\u0001", "{\"id\":1}{}"})
    void bytesThatAreNoObjectAreUnreadable(String data) {
        assertThatThrownBy(() -> decoder.decode(feedbackAccepted(data))).isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void recordsWithoutTypeOrDataAreUnreadable() {
        assertThatThrownBy(() -> decoder.decode(record(null, "{}"))).isInstanceOf(UnreadableRecordException.class);
        assertThatThrownBy(() -> decoder.decode(feedbackAccepted(null))).isInstanceOf(UnreadableRecordException.class);
    }
}
