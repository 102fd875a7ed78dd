package io.throughline.standards.flow;

import static io.throughline.standards.Api.candidate;
import static io.throughline.standards.Api.candidateOf;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.practiceDeleted;
import static io.throughline.standards.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.OnRealParts;
import io.throughline.standards.PracticeEvent;
import io.throughline.standards.Topics;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnRealParts
class InboundIT {

    private final UUID organization = UUID.randomUUID();

    @Test
    void practiceBecomesACandidateWithItsExcerpts() {
        UUID story = UUID.randomUUID();
        PracticeEvent event = PracticeEvent.of(organization)
                .excerpt(UUID.randomUUID(), "She fetched another box.")
                .excerpt(story, "He swapped the kettle before I had asked.")
                .proposedTitle("He swapped the kettle before I had asked.", story);
        publish(practice(event));

        var candidate = candidateOf(organization, event).jsonPath();
        assertThat(candidate.getString("status")).isEqualTo("waiting");
        assertThat(candidate.getString("title")).isEqualTo("He swapped the kettle before I had asked.");
        assertThat(candidate.getBoolean("titleProposed")).isTrue();
        assertThat(candidate.getString("spread.class")).isEqualTo("partial");
        assertThat(candidate.getInt("spread.storesLikely.high")).isEqualTo(14);
        assertThat(candidate.getList("excerpts.sentence", String.class))
                .containsExactly("She fetched another box.", "He swapped the kettle before I had asked.");
    }

    @Test
    void onlyAHigherRevisionChangesACandidateAndReplacesItsExcerpts() {
        PracticeEvent event = PracticeEvent.of(organization).revision(3).excerpt(UUID.randomUUID(), "Three.");
        publish(practice(event));
        candidateOf(organization, event);
        PracticeEvent late = PracticeEvent.of(organization)
                .id(event.id())
                .revision(2)
                .title("Two")
                .excerpt(UUID.randomUUID(), "Two.");
        PracticeEvent last = PracticeEvent.of(organization);
        publish(practice(late), practice(event), practice(last));
        candidateOf(organization, last);
        assertThat(candidate(organization, event.id()).jsonPath().getList("excerpts.sentence", String.class))
                .containsExactly("Three.");

        publish(practice(event.revision(4).withoutExcerpts().excerpt(UUID.randomUUID(), "Four.")));
        soon().untilAsserted(() -> assertThat(
                        candidate(organization, event.id()).jsonPath().getList("excerpts.sentence", String.class))
                .containsExactly("Four."));
    }

    @Test
    void deletedPracticeIsNoCandidateAnyMoreAndAnOlderStateOfItComesTooLate() {
        PracticeEvent event = PracticeEvent.of(organization).excerpt(UUID.randomUUID(), "One.");
        PracticeEvent unknown = PracticeEvent.of(organization).revision(2);
        publish(practice(event));
        candidateOf(organization, event);
        publish(practiceDeleted(unknown), practiceDeleted(event.revision(2)));
        soon().untilAsserted(() ->
                assertThat(candidate(organization, event.id()).statusCode()).isEqualTo(404));

        PracticeEvent last = PracticeEvent.of(organization);
        publish(practice(event.revision(1)), practice(unknown.revision(1)), practice(last));
        candidateOf(organization, last);
        assertThat(candidate(organization, event.id()).statusCode()).isEqualTo(404);
        assertThat(candidate(organization, unknown.id()).statusCode()).isEqualTo(404);
    }

    @Test
    void otherEventsAreSkippedAndGarbledOnesAreDeadLettered() {
        PracticeEvent after = PracticeEvent.of(organization);
        String key = organization + "/S012";
        publish(
                new Topics.Sent(Topics.FEEDBACK, "io.throughline.feedback-accepted.v1", key, "x:1", "not JSON"),
                new Topics.Sent(Topics.FEEDBACK, "io.throughline.feedback-erased.v1", key, "x:2", "not JSON"),
                new Topics.Sent(Topics.PRACTICES, "io.throughline.practice.v1", after.key(), "garbled", null),
                practice(after));
        candidateOf(organization, after);
        soon().untilAsserted(() -> assertThat(Topics.withKey(Topics.DEAD_LETTERS, key))
                .extracting(Topics::data)
                .containsExactly("not JSON"));
        assertThat(Topics.withKey(Topics.DEAD_LETTERS, after.key())).hasSize(1);
    }
}
