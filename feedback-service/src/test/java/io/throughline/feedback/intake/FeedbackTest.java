package io.throughline.feedback.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.feedback.privacy.Pseudonyms;
import io.throughline.feedback.sources.Channel;
import io.throughline.feedback.sources.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void aClockThatIsRightIsLeftAlone() {
        assertThat(corrected("2026-11-21T08:00:00Z", "2026-11-21T11:59:30Z")).isEqualTo("2026-11-21T08:00:00Z");
    }

    @Test
    void aClockThatIsAnHourFastIsCorrectedByAnHour() {
        assertThat(corrected("2026-11-21T09:00:00Z", "2026-11-21T13:00:00Z")).isEqualTo("2026-11-21T08:00:00Z");
    }

    @Test
    void withoutASendingTimeTheDeviceIsBelieved() {
        assertThat(corrected("2026-11-21T08:00:00Z", null)).isEqualTo("2026-11-21T08:00:00Z");
    }

    @ParameterizedTest(name = "{0} on {1} to {2} is {3}")
    @CsvSource({"4, 1, 5, 75", "1, 1, 5, 0", "5, 1, 5, 100", "7, 0, 10, 70", "2, 1, 7, 16.67", "-1, -2, 2, 25"})
    void aRatingsPositionOnItsScale(BigDecimal value, BigDecimal min, BigDecimal max, BigDecimal position) {
        assertThat(new Rating(Metric.CSAT, value, min, max).normalized()).isEqualByComparingTo(position);
    }

    private static Instant corrected(String collectedAt, String sentAt) {
        Content content = new Content(null, "x", null, null, null, List.of(), null, null, null, Map.of());
        Submission submission = new Submission(
                UUID.randomUUID(),
                "S001",
                "exit",
                Instant.parse(collectedAt),
                sentAt == null ? null : Instant.parse(sentAt),
                null,
                null,
                content,
                Set.of(),
                new byte[32]);
        Origin origin = new Origin(ORGANIZATION, ORGANIZATION, UUID.randomUUID(), Channel.KIOSK, Pseudonyms.NONE, null);
        return Feedback.of(submission, origin, false, RECEIVED).correctedAt();
    }
}
