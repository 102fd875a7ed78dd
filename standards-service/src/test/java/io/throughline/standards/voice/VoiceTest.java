package io.throughline.standards.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.candidates.Candidate;
import io.throughline.standards.candidates.Decision;
import io.throughline.standards.candidates.Origin;
import io.throughline.standards.stores.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VoiceTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final Instant NOON = Instant.parse("2026-12-05T12:00:00Z");
    private static final Instant ENDS = Instant.parse("2026-12-06T00:00:00Z");
    private static final Answer PLANNED =
            Answer.given(Outcome.PLANNED, "In January.", "ben", Role.HEAD_OFFICE, NOON.minusSeconds(9));

    @Test
    void itIsOpenUntilTheDayIsOverInTheStoreAndOverdueThen() {
        assertThat(voice(false, null).status(ENDS.minusMillis(1))).isEqualTo(VoiceStatus.OPEN);
        assertThat(voice(false, null).status(ENDS)).isEqualTo(VoiceStatus.OVERDUE);
    }

    @Test
    void answeredOneIsNeverOverdue() {
        assertThat(voice(false, PLANNED).status(ENDS.plusSeconds(1))).isEqualTo(VoiceStatus.ANSWERED);
    }

    @Test
    void misuseNeedsNoAnswerAndWhatIsErasedIsNothingElse() {
        assertThat(voice(false, PLANNED, "abuse").status(ENDS)).isEqualTo(VoiceStatus.FLAGGED);
        assertThat(voice(true, PLANNED, "abuse").status(ENDS)).isEqualTo(VoiceStatus.ERASED);
    }

    @Test
    void reasonOfADeclinedCandidateIsItsAnswerWhereNobodyGaveOne() {
        UUID practice = UUID.randomUUID();
        Candidate declined = candidate(Decision.declined(practice, "No room.", "ann", NOON, List.of(), 3));
        Voice voice = voice(false, null).with(List.of(declined));
        assertThat(voice.status(ENDS)).isEqualTo(VoiceStatus.ANSWERED);
        assertThat(voice.answer())
                .contains(new Answer(
                        Answer.From.CANDIDATE,
                        Outcome.DECLINED,
                        "No room.",
                        "ann",
                        Role.HEAD_OFFICE,
                        NOON,
                        practice,
                        null));
        assertThat(voice(false, PLANNED).with(List.of(declined)).answer()).contains(PLANNED);
    }

    @Test
    void candidateThatLedToAStandardOutweighsADeclinedOneAndTheEarliestSpeaks() {
        UUID standard = UUID.randomUUID();
        Candidate declined =
                candidate(Decision.declined(UUID.randomUUID(), "No.", "ann", NOON.minusSeconds(60), List.of(), 3));
        Candidate later = candidate(
                Decision.merged(UUID.randomUUID(), UUID.randomUUID(), "ben", NOON.plusSeconds(1), List.of(), 3));
        Candidate accepted = candidate(Decision.accepted(UUID.randomUUID(), standard, "ann", NOON, List.of(), 3));
        Answer answer = voice(false, null)
                .with(List.of(declined, later, accepted))
                .answer()
                .orElseThrow();
        assertThat(answer.outcome()).isEqualTo(Outcome.PLANNED);
        assertThat(answer.standard()).isEqualTo(standard);
        assertThat(answer.text()).isNull();
    }

    @Test
    void candidateThatWaitsIsNoAnswer() {
        Voice voice = voice(false, null).with(List.of(candidate(null)));
        assertThat(voice.answer()).isEmpty();
        assertThat(voice.status(NOON)).isEqualTo(VoiceStatus.OPEN);
    }

    @Test
    void suggestionIsHeadOfficesAndANeedTheStoreManagers() {
        assertThat(Kind.SUGGESTION.firstOwner()).isEqualTo(new Owner(Role.HEAD_OFFICE, null));
        assertThat(Kind.NEED.firstOwner()).isEqualTo(new Owner(Role.STORE_MANAGER, null));
    }

    @Test
    void answerIsDueSoManyDaysAfterItWasReceivedInTheStore() {
        Store auckland = new Store(
                ORGANIZATION,
                UUID.randomUUID(),
                1,
                Instant.EPOCH,
                List.of(new Store.Period(null, "S1", "One", null, null, "Pacific/Auckland")));
        int days = AnswerTimes.USUAL.days(Kind.NEED);
        assertThat(days).isEqualTo(7);
        assertThat(DueDate.first(NOON, days, auckland))
                .isEqualTo(new DueDate(LocalDate.parse("2026-12-13"), Instant.parse("2026-12-13T11:00:00Z")));
        assertThat(DueDate.first(NOON, days, Store.untold(ORGANIZATION, "S2")))
                .isEqualTo(new DueDate(LocalDate.parse("2026-12-12"), Instant.parse("2026-12-13T00:00:00Z")));
    }

    @Test
    void dayIsMovedToTodayAtTheEarliestAndByAYearAtMost() {
        LocalDate today = LocalDate.parse("2026-12-05");
        assertThat(DueDate.mayBe(today, today)).isTrue();
        assertThat(DueDate.mayBe(today.plusDays(366), today)).isTrue();
        assertThat(DueDate.mayBe(today.minusDays(1), today)).isFalse();
        assertThat(DueDate.mayBe(today.plusDays(367), today)).isFalse();
    }

    private static Voice voice(boolean erased, Answer given, String... flags) {
        Told told = new Told(
                ORGANIZATION,
                UUID.randomUUID(),
                1,
                Kind.SUGGESTION,
                "S1",
                "checkout",
                NOON,
                NOON,
                erased ? null : "Words.",
                "en",
                List.of(flags));
        DueDate due = new DueDate(LocalDate.parse("2026-12-05"), ENDS);
        return new Voice(told, erased, Kind.SUGGESTION.firstOwner(), due, given, List.of());
    }

    private static Candidate candidate(Decision decision) {
        UUID id = decision == null ? UUID.randomUUID() : decision.practice();
        return new Candidate(
                id,
                1,
                Origin.SUGGESTION,
                "Title",
                false,
                List.of(),
                List.of(),
                null,
                NOON,
                NOON,
                null,
                decision,
                null,
                null);
    }
}
