package io.throughline.feedback.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.feedback.erasure.Erasure.Confirmations;
import io.throughline.feedback.erasure.Erasure.Status;
import io.throughline.feedback.erasure.Place.Name;
import io.throughline.feedback.erasure.Place.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private static final Instant ASKED = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant ERASED = ASKED.plusSeconds(36);
    private static final Instant CONFIRMED = ASKED.plusSeconds(60);
    private static final Deadlines DEADLINES =
            new Deadlines(Duration.ofHours(1), Duration.ofDays(7), Duration.ofDays(30), Optional.empty());
    private static final Map<String, Confirmations> ALL = Map.of(
            "stories-service", new Confirmations(3, ASKED.plusSeconds(40)),
            "standards-service", new Confirmations(3, CONFIRMED));

    @Test
    void beforeAnythingIsDoneEachDatabaseIsAwaited() {
        Erasure erasure = erasure(0, null, null);
        assertThat(erasure.status(ASKED, DEADLINES)).isEqualTo(Status.RUNNING);
        assertThat(states(erasure.places(Map.of(), ASKED, DEADLINES)))
                .containsExactly(
                        State.WAITING, State.WAITING, State.WAITING, State.EXPIRING, State.EXPIRING, State.UNKNOWN);
    }

    @Test
    void aServiceThatHasConfirmedSomeIsAwaitedAndAfterAnHourOverdue() {
        Erasure erasure = erasure(3, ERASED, null);
        Map<String, Confirmations> some = Map.of(
                "stories-service", new Confirmations(3, ERASED), "standards-service", new Confirmations(2, ERASED));
        assertThat(erasure.status(ERASED, DEADLINES)).isEqualTo(Status.CONFIRMING);
        assertThat(erasure.places(some, ASKED.plus(Duration.ofHours(1)), DEADLINES))
                .extracting(Place::place, Place::state, Place::feedback, Place::confirmedAt)
                .startsWith(
                        tuple(Name.FEEDBACK_DATABASE, State.CONFIRMED, 3L, ERASED),
                        tuple(Name.STORIES_DATABASE, State.CONFIRMED, 3L, ERASED),
                        tuple(Name.STANDARDS_DATABASE, State.WAITING, 2L, null));
        assertThat(states(erasure.places(some, ASKED.plus(Duration.ofHours(1)).plusMillis(1), DEADLINES)))
                .startsWith(State.CONFIRMED, State.CONFIRMED, State.OVERDUE);
    }

    /** While more is found, what is confirmed of the first is not all. */
    @Test
    void nothingIsConfirmedAsAWholeBeforeAllIsFound() {
        assertThat(states(erasure(3, null, null).places(ALL, ERASED, DEADLINES)))
                .startsWith(State.WAITING, State.WAITING, State.WAITING);
    }

    @Test
    void topicsAndDeadLettersExpireAfterTheLastServiceHasConfirmed() {
        Erasure erasure = erasure(3, ERASED, CONFIRMED);
        Instant week = CONFIRMED.plus(Duration.ofDays(7));
        Instant month = CONFIRMED.plus(Duration.ofDays(30));
        assertThat(erasure.places(ALL, CONFIRMED, DEADLINES))
                .extracting(Place::place, Place::due)
                .contains(tuple(Name.TOPICS, week), tuple(Name.DEAD_LETTERS, month));
        assertThat(states(erasure.places(ALL, week, DEADLINES))).containsSubsequence(State.EXPIRING, State.EXPIRING);
        assertThat(states(erasure.places(ALL, week.plusMillis(1), DEADLINES)))
                .containsSubsequence(State.EXPIRED, State.EXPIRING);
        assertThat(erasure.status(month, DEADLINES)).isEqualTo(Status.EXPIRING);
        assertThat(erasure.status(month.plusMillis(1), DEADLINES)).isEqualTo(Status.DONE);
    }

    /** A service that is away may hold, and publish, something of it. */
    @Test
    void withoutEveryConfirmationNothingIsSaidToHaveExpired() {
        Erasure erasure = erasure(3, ERASED, null);
        Instant late = ASKED.plus(Duration.ofDays(400));
        assertThat(states(erasure.places(Map.of(), late, DEADLINES))).contains(State.EXPIRING);
        assertThat(erasure.status(late, DEADLINES)).isEqualTo(Status.CONFIRMING);
    }

    @Test
    void backupsExpireAsTheOperatorKeepsThem() {
        Deadlines known = new Deadlines(
                DEADLINES.databases(), DEADLINES.topics(), DEADLINES.deadLetters(), Optional.of(Duration.ofDays(90)));
        Erasure erasure = erasure(3, ERASED, CONFIRMED);
        assertThat(erasure.places(ALL, CONFIRMED, known))
                .last()
                .isEqualTo(new Place(Name.BACKUPS, State.EXPIRING, CONFIRMED.plus(Duration.ofDays(90)), null, null));
        assertThat(erasure.status(CONFIRMED.plus(Duration.ofDays(90)), known)).isEqualTo(Status.EXPIRING);
        assertThat(erasure.status(CONFIRMED.plus(Duration.ofDays(91)), known)).isEqualTo(Status.DONE);
    }

    @Test
    void whatNamesNothingIsConfirmedWithIt() {
        assertThat(erasure(0, ERASED, ERASED).places(Map.of(), ERASED, DEADLINES))
                .extracting(Place::state, Place::confirmedAt)
                .startsWith(
                        tuple(State.CONFIRMED, ERASED), tuple(State.CONFIRMED, ERASED), tuple(State.CONFIRMED, ERASED));
    }

    private static Erasure erasure(long feedback, Instant completedAt, Instant confirmedAt) {
        return new Erasure(
                UUID.randomUUID(),
                ASKED,
                "anna",
                Subject.CUSTOMER,
                null,
                List.of(),
                feedback,
                completedAt,
                confirmedAt);
    }

    private static List<State> states(List<Place> places) {
        return places.stream().map(Place::state).toList();
    }
}
