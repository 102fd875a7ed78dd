package io.throughline.feedback.stores.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.feedback.stores.Amended.Fits;
import io.throughline.feedback.stores.Change;
import io.throughline.feedback.stores.ChangeKind;
import io.throughline.feedback.stores.History;
import io.throughline.feedback.stores.Status;
import io.throughline.feedback.stores.Store;
import io.throughline.feedback.stores.StoreBuilder;
import io.throughline.feedback.stores.Values;
import io.throughline.feedback.stores.imports.Planned.Outcome;
import io.throughline.runtime.problems.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportPlanTest {

    private static final UUID ORGANIZATION = new UUID(0, 1);
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private final StoreBuilder a = new StoreBuilder();
    private final FileFaults faults = new FileFaults();

    @Test
    void aNewCodeIsANewStore() {
        Planned planned = plan(row("2027-01-15", "2027-12-31"), Map.of());
        assertThat(planned.outcome()).isEqualTo(Outcome.ADDED);
        assertThat(planned.store().current().values()).isEqualTo(StoreBuilder.HARBOUR);
        assertThat(planned.store().current().status()).isEqualTo(Status.PLANNED);
        assertThat(planned.store().current().closedOn()).isEqualTo("2027-12-31");
        assertThat(planned.store().nextChangeOn()).isEqualTo("2027-01-15");
    }

    @Test
    void whatDiffersHoldsFromTodayAndTheSameAgainChangesNothing() {
        Store present = store(a.opening("2019-03-01"));
        Values wanted = new Values("S012", "Old Harbour", null, "market", "Europe/London");
        Planned planned = plan(new StoreRow(2, wanted, null, null), Map.of("S012", present));
        assertThat(planned.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(planned.fields()).containsExactly("name", "format");
        Change change = planned.store().history().changes().get(1);
        assertThat(change.kind()).isEqualTo(ChangeKind.CHANGE);
        assertThat(change.on()).isEqualTo(TODAY);
        assertThat(planned.store().current().values())
                .as("an empty cell leaves what is known")
                .isEqualTo(new Values("S012", "Old Harbour", "north", "market", "Europe/London"));
        assertThat(planned.store().revision()).isEqualTo(2);
        Planned again = plan(new StoreRow(2, wanted, null, null), Map.of("S012", planned.store()));
        assertThat(again.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(again.store()).isSameAs(planned.store());
    }

    @Test
    void whatIsPutRightOfAPlannedStoreHoldsFromItsOpening() {
        Store present = store(a.opening("2026-12-01"));
        Values wanted = new Values("S012", "Pier", null, null, "Europe/London");
        StoreRow row = new StoreRow(2, wanted, LocalDate.parse("2026-12-24"), null);
        Planned planned = plan(row, Map.of("S012", present));
        assertThat(planned.fields()).containsExactly("openedOn", "name");
        assertThat(planned.store().history().changes())
                .extracting(Change::on)
                .containsOnly(LocalDate.parse("2026-12-24"));
        assertThat(plan(row, Map.of("S012", planned.store())).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void aClosingIsAddedOncePutRightAndLeftAloneByAnEmptyCell() {
        Store present = store(a.opening("2019-03-01"));
        Store closed = plan(row(null, "2026-06-30"), Map.of("S012", present)).store();
        assertThat(closed.current().status()).isEqualTo(Status.CLOSED);
        Store later = plan(row(null, "2026-07-31"), Map.of("S012", closed)).store();
        assertThat(later.current().closedOn()).isEqualTo("2026-07-31");
        assertThat(later.history().changes()).hasSize(2);
        assertThat(plan(row(null, null), Map.of("S012", later)).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void whatDoesNotFitIsAFaultOfItsCell() {
        plan(row("2026-06-30", "2026-01-01"), Map.of());
        Store renumbered = store(a.opening("2019-03-01"), a.renumbering("2025-01-01", "S1012"));
        plan(row(null, null), Map.of("S012", renumbered));
        plan(
                new StoreRow(
                        9,
                        new Values("S1012", "Harbour", null, null, "Europe/London"),
                        LocalDate.parse("2025-02-01"),
                        null),
                Map.of("S1012", renumbered));
        assertThat(faults.first()).extracting(Fault::pointer).containsExactly("/2/closedOn", "/2/code", "/9/openedOn");
    }

    private Planned plan(StoreRow row, Map<String, Store> present) {
        return new ImportPlan(ORGANIZATION, NOW, "admin", faults)
                .of(List.of(row), new HashMap<>(present))
                .get(0);
    }

    private static StoreRow row(String openedOn, String closedOn) {
        return new StoreRow(
                2,
                StoreBuilder.HARBOUR,
                openedOn == null ? null : LocalDate.parse(openedOn),
                closedOn == null ? null : LocalDate.parse(closedOn));
    }

    private static Store store(Change opening, Change... more) {
        Store store = Store.registered(ORGANIZATION, History.of(List.of(opening)), NOW);
        History history = store.history();
        for (Change change : more) {
            history = ((Fits) history.with(change)).history();
        }
        return new Store(
                ORGANIZATION,
                store.id(),
                1,
                NOW,
                NOW,
                history.now(NOW).state(),
                history.now(NOW).next(),
                history);
    }
}
