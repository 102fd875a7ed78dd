package io.throughline.stories.stories.kafka;

import static io.throughline.stories.stories.kafka.Records.feedbackAccepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.stories.Erasure;
import io.throughline.stories.stories.Feedback;
import io.throughline.stories.stories.Incoming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeedbackHandlerTest {

    private final UUID organization = UUID.randomUUID();

    @Test
    void ofTheSameFeedbackTheHighestRevisionIsTaken() {
        FeedbackEvent event = FeedbackEvent.of(organization);
        List<Incoming> batch = Stream.of(2, 3, 1)
                .<Incoming>map(revision -> read(event.revision(revision)))
                .toList();
        assertThat(FeedbackHandler.lastRevisions(batch))
                .singleElement()
                .extracting(Feedback::revision)
                .isEqualTo(3);
    }

    @Test
    void theSameIdOfTwoOrganizationsIsTwoFeedbacks() {
        FeedbackEvent event = FeedbackEvent.of(organization);
        List<Incoming> batch = List.of(
                read(event), read(event.with("organization", UUID.randomUUID().toString())));
        assertThat(FeedbackHandler.lastRevisions(batch)).hasSize(2);
    }

    @Test
    void ofTwoErasuresTheOneThatIsAwaitedIsTaken() {
        UUID id = UUID.randomUUID();
        Erasure asked = new Erasure(organization, id, 2, "S001", Instant.EPOCH, true);
        Erasure expired = new Erasure(organization, id, 2, "S001", Instant.EPOCH, false);
        assertThat(FeedbackHandler.erasures(List.of(expired, asked))).containsExactly(asked);
        assertThat(FeedbackHandler.erasures(List.of(asked, expired))).containsExactly(asked);
    }

    @Test
    void ratingsAloneAreOneStep() {
        List<Feedback> batch = Stream.generate(() -> read(FeedbackEvent.of(organization)))
                .limit(20)
                .toList();
        assertThat(FeedbackHandler.steps(batch, 10)).containsExactly(batch);
    }

    @Test
    void manyWordsAreTakenInStepsThatTogetherAreTheBatch() {
        List<Feedback> batch = Stream.of("1234", "12345678", "1", "", "123456789012", "12")
                .map(comment -> read(FeedbackEvent.of(organization).comment(comment)))
                .toList();
        assertThat(FeedbackHandler.steps(batch, 10))
                .containsExactly(batch.subList(0, 2), batch.subList(2, 5), batch.subList(5, 6));
        assertThat(FeedbackHandler.steps(List.of(), 10)).isEmpty();
    }

    private static Feedback read(FeedbackEvent event) {
        try {
            return (Feedback)
                    new FeedbackDecoder().decode(feedbackAccepted(event.json())).orElseThrow();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
