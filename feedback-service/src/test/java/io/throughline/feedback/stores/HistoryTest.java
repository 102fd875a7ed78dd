package io.throughline.feedback.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.feedback.stores.Amended.DoesNotFit;
import io.throughline.feedback.stores.Amended.Fits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final StoreBuilder a = new StoreBuilder();

    @Test
    void eachDayHasWhatTheChangesUpToItSay() {
        History history = history(
                a.opening("2019-03-01"),
                a.refit("2023-09-04", "market"),
                a.renumbering("2025-01-01", "S1012"),
                a.relocation("2026-05-01", "", "Europe/Dublin"));
        assertThat(history.at(day("2019-02-28")).status()).isEqualTo(Status.PLANNED);
        assertThat(history.at(day("2019-03-01")))
                .isEqualTo(new State(StoreBuilder.HARBOUR, Status.OPEN, day("2019-03-01"), null));
        assertThat(history.at(day("2023-09-03")).values().format()).isEqualTo("city");
        assertThat(history.at(day("2023-09-04")).values().format()).isEqualTo("market");
        assertThat(history.at(day("2024-12-31")).code()).isEqualTo("S012");
        assertThat(history.at(day("2026-12-31")).values())
                .isEqualTo(new Values("S1012", "Harbour", null, "market", "Europe/Dublin"));
        assertThat(history.codes()).containsExactly("S012", "S1012");
    }

    @Test
    void onItsLastDayAStoreIsOpen() {
        History history = history(a.opening(null), a.closing("2026-06-30"), a.reopening("2026-10-01"));
        assertThat(history.at(day("2026-06-30")).status()).isEqualTo(Status.OPEN);
        assertThat(history.at(day("2026-07-01")).status()).isEqualTo(Status.CLOSED);
        assertThat(history.at(day("2026-07-01")).closedOn()).isEqualTo("2026-06-30");
        assertThat(history.at(day("2026-10-01")).status()).isEqualTo(Status.OPEN);
        assertThat(history.at(day("2026-10-01")).closedOn()).isNull();
    }

    @Test
    void thePlannedEndOfAReopenedStoreIsItsNextOne() {
        History history =
                history(a.opening(null), a.closing("2024-01-31"), a.reopening("2024-03-01"), a.closing("2027-01-31"));
        assertThat(history.at(day("2024-02-15")).closedOn()).isEqualTo("2024-01-31");
        assertThat(history.at(day("2026-01-01")).closedOn()).isEqualTo("2027-01-31");
        assertThat(history.at(day("2026-01-01")).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void aDayBeginsAtMidnightOfTheZoneThatTheStoreLeaves() {
        History history = history(
                a.opening(null), a.relocation("2026-11-22", "coast", "America/Los_Angeles"), a.closing("2026-11-30"));
        History.Standing before = history.now(Instant.parse("2026-11-21T23:59:59Z"));
        assertThat(before.state().values().region()).isEqualTo("north");
        assertThat(before.next()).isEqualTo("2026-11-22");
        History.Standing after = history.now(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(after.state().values().region()).isEqualTo("coast");
        assertThat(after.next()).as("the day after the last one open").isEqualTo("2026-12-01");
        assertThat(history.now(Instant.parse("2026-12-01T07:59:59Z")).state().status())
                .isEqualTo(Status.OPEN);
        assertThat(history.now(Instant.parse("2026-12-01T08:00:00Z")))
                .isEqualTo(new History.Standing(history.at(day("2026-12-01")), null));
    }

    @Test
    void anotherOpeningOrClosingPutsTheDayRight() {
        History history = history(a.opening("2026-12-01"), a.closing("2027-06-30"));
        Change closing = a.closing("2027-05-31");
        History right = with(with(history, a.opening("2027-01-15")), closing);
        assertThat(right.changes()).extracting(Change::on).containsExactly(day("2027-01-15"), day("2027-05-31"));
        assertThat(right.changes().get(0).values()).isEqualTo(StoreBuilder.HARBOUR);
        assertThat(right.changes().get(1).id()).isEqualTo(closing.id());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        History history = history(a.opening("2019-03-01"), a.refit("2023-09-04", "market"));
        assertThat(why(history, a.refit("2019-02-28", "city"))).contains("before its opening");
        assertThat(why(history, a.opening("2023-09-05"))).contains("before its opening");
        assertThat(why(history, a.closing("2019-02-28"))).contains("cannot close");
        assertThat(why(history, a.reopening("2026-01-01"))).contains("not closed before 2026-01-01");
        assertThat(why(history, a.renumbering("2026-01-01", "S012"))).contains("has the code S012 already");
        History reopened = with(with(history, a.closing("2026-06-30")), a.reopening("2026-10-01"));
        assertThat(why(reopened, a.closing("2026-09-30"))).contains("not open on 2026-09-30");
        assertThat(why(reopened, a.reopening("2026-11-01"))).contains("cannot reopen");
        assertThat(why(reopened, a.closing("2026-06-01"))).contains("not open");
    }

    @Test
    void aStoreMayTakeItsFormerCodeBack() {
        History history = with(
                history(a.opening(null), a.renumbering("2026-01-01", "S021")), a.renumbering("2026-02-01", "S012"));
        assertThat(history.at(day("2026-03-01")).code()).isEqualTo("S012");
        assertThat(history.codes()).containsExactly("S012", "S021");
    }

    @Test
    void onlyWhatHasNotTakenEffectIsWithdrawn() {
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        Change closing = a.closing("2026-11-22");
        Change reopening = a.reopening("2027-01-01");
        Change refit = a.refit("2026-11-22", "market");
        Change opening = a.opening("2026-12-24");
        History history = history(a.opening(null), refit, closing, reopening);
        assertThat(history.without(refit.id(), now).orElseThrow()).isInstanceOf(DoesNotFit.class);
        assertThat(history.without(opening.id(), now)).isEmpty();
        assertThat(history.without(closing.id(), now).orElseThrow())
                .as("it is reopened after it")
                .isInstanceOf(DoesNotFit.class);
        History open = ((Fits) history.without(reopening.id(), now).orElseThrow()).history();
        assertThat(((Fits) open.without(closing.id(), now).orElseThrow())
                        .history()
                        .changes())
                .hasSize(2);
        assertThat(history(opening).without(opening.id(), now).orElseThrow()).isInstanceOf(DoesNotFit.class);
    }

    @Test
    void aHistoryHasABound() {
        History history = history(a.opening("2000-01-01"));
        for (int i = 1; i < History.MOST_CHANGES; i++) {
            history = with(history, a.refit("2020-01-01", "format " + i));
        }
        assertThat(why(history, a.refit("2020-01-02", "one more"))).contains("at most 500");
    }

    /** Whatever is tried in whatever order: what was taken reads the same however it is kept, and is open and closed in turn. */
    @Test
    void anyChangesThatFitMakeAHistoryThatHoldsTogether() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            History history = history(a.opening(random.nextBoolean() ? null : "2020-01-10"));
            for (int i = 0; i < 12; i++) {
                Amended amended = history.with(any(random));
                history = amended instanceof Fits fits ? fits.history() : history;
            }
            List<Change> shuffled = new ArrayList<>(history.changes());
            Collections.shuffle(shuffled, random);
            assertThat(History.of(shuffled).entries()).isEqualTo(history.entries());
            List<ChangeKind> turns = history.changes().stream()
                    .map(Change::kind)
                    .filter(kind -> kind.ordinal() <= ChangeKind.REOPENING.ordinal())
                    .toList();
            for (int i = 0; i < turns.size(); i++) {
                assertThat(turns.get(i) == ChangeKind.CLOSING)
                        .as(turns.toString())
                        .isEqualTo(i % 2 == 1);
            }
            LocalDate day = day("2020-01-01").plusDays(random.nextInt(40));
            History.Standing atNoon = history.now(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
            assertThat(atNoon.state()).isEqualTo(history.at(day));
            assertThat(atNoon.next() == null || atNoon.next().isAfter(day)).isTrue();
        }
    }

    private Change any(Random random) {
        String on = day("2020-01-01").plusDays(random.nextInt(30)).toString();
        return switch (random.nextInt(5)) {
            case 0 -> a.closing(on);
            case 1 -> a.reopening(on);
            case 2 -> a.renumbering(on, "S" + random.nextInt(3));
            case 3 -> a.opening(on);
            default -> a.refit(on, "f" + random.nextInt(3));
        };
    }

    private static History history(Change... changes) {
        return History.of(List.of(changes));
    }

    private static History with(History history, Change change) {
        return ((Fits) history.with(change)).history();
    }

    private static String why(History history, Change change) {
        return ((DoesNotFit) history.with(change)).why();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
