package io.throughline.standards.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.stores.Store.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoreTest {

    private static final Period CITY =
            new Period(LocalDate.parse("2019-03-01"), "S012", "Harbour", "north", "city", "Europe/London");
    private static final Period MARKET =
            new Period(LocalDate.parse("2023-09-04"), "S012", "Harbour", "north", "market", "Europe/London");
    private static final Period MOVED =
            new Period(LocalDate.parse("2026-12-02"), "S1012", "Harbour", "east", "market", "Pacific/Kiritimati");
    private static final Store HARBOUR =
            new Store(UUID.randomUUID(), UUID.randomUUID(), 3, Instant.EPOCH, List.of(CITY, MARKET, MOVED));

    @Test
    void eachDayHasWhatHeldThen() {
        assertThat(HARBOUR.on(LocalDate.parse("2023-09-03"))).isEqualTo(CITY);
        assertThat(HARBOUR.on(LocalDate.parse("2023-09-04"))).isEqualTo(MARKET);
        assertThat(HARBOUR.on(LocalDate.parse("2030-01-01"))).isEqualTo(MOVED);
    }

    @Test
    void beforeItsOpeningItIsWhatItOpensAs() {
        assertThat(HARBOUR.on(LocalDate.parse("2001-01-01"))).isEqualTo(CITY);
    }

    @Test
    void ofTwoEntriesOfOneDayTheLastOneHolds() {
        Period again = new Period(MARKET.from(), "S012", "Harbour", "north", "express", "Europe/London");
        Store store = new Store(UUID.randomUUID(), UUID.randomUUID(), 3, Instant.EPOCH, List.of(CITY, MARKET, again));
        assertThat(store.on(MARKET.from())).isEqualTo(again);
    }

    @Test
    void todayIsADayOfTheZoneThatHoldsNow() {
        assertThat(HARBOUR.dayAt(Instant.parse("2026-11-30T23:30:00Z"))).isEqualTo("2026-11-30");
        // in Kiritimati, fourteen hours ahead, the day of the move has begun
        assertThat(HARBOUR.dayAt(Instant.parse("2026-12-01T10:30:00Z"))).isEqualTo("2026-12-02");
    }

    @Test
    void zoneThatIsNotKnownHereIsUtc() {
        Store store = new Store(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                Instant.EPOCH,
                List.of(new Period(null, "S1", "One", null, null, "Mars/Olympus")));
        assertThat(store.dayAt(Instant.parse("2026-12-01T23:30:00Z"))).isEqualTo("2026-12-01");
    }

    @Test
    void dayIsOverWhenItIsInTheZoneThatHoldsThen() {
        assertThat(HARBOUR.endOf(LocalDate.parse("2026-03-28"))).isEqualTo("2026-03-29T00:00:00Z");
        // the clocks go forward on the 29th
        assertThat(HARBOUR.endOf(LocalDate.parse("2026-03-29"))).isEqualTo("2026-03-29T23:00:00Z");
    }
}
