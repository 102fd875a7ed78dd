package io.throughline.feedback.stores.imports;

import io.throughline.feedback.stores.Amended;
import io.throughline.feedback.stores.Amended.DoesNotFit;
import io.throughline.feedback.stores.Amended.Fits;
import io.throughline.feedback.stores.Change;
import io.throughline.feedback.stores.ChangeKind;
import io.throughline.feedback.stores.History;
import io.throughline.feedback.stores.Store;
import io.throughline.feedback.stores.Values;
import io.throughline.feedback.stores.imports.Planned.Outcome;
import io.throughline.runtime.ids.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What a file makes of the stores that are there. A code that is new is a new store; of others, what differs holds from today on (from its
 * opening for a planned store), and the days of an opening or a closing are put right. An empty cell leaves what is known.
 */
public final class ImportPlan {

    private final UUID organization;
    private final Instant now;
    private final String recordedBy;
    private final FileFaults faults;

    public ImportPlan(UUID organization, Instant now, String recordedBy, FileFaults faults) {
        this.organization = organization;
        this.now = now;
        this.recordedBy = recordedBy;
        this.faults = faults;
    }

    /** @param byCode the stores that have, had or will have one of the rows' codes */
    public List<Planned> of(List<StoreRow> rows, Map<String, Store> byCode) {
        return rows.stream().map(row -> planned(row, byCode.get(row.code()))).toList();
    }

    private Planned planned(StoreRow row, Store present) {
        if (present == null) {
            return added(row);
        }
        if (!present.current().code().equals(row.code())) {
            faults.add(
                    row.line(),
                    Column.CODE,
                    "alias",
                    "is another code of store " + present.current().code() + ": a store is named by its present one");
        }
        return changed(row, present);
    }

    private Planned added(StoreRow row) {
        History opened = History.of(List.of(change(ChangeKind.OPENING, row.openedOn(), row.values())));
        History history = row.closedOn() == null ? opened : with(opened, closing(row), row, Column.CLOSED_ON);
        return new Planned(row, Outcome.ADDED, List.of(), Store.registered(organization, history, now));
    }

    private Planned changed(StoreRow row, Store present) {
        List<String> fields = new ArrayList<>();
        History history = present.history();
        if (row.openedOn() != null && !row.openedOn().equals(present.current().openedOn())) {
            history = with(history, change(ChangeKind.OPENING, row.openedOn(), Values.NONE), row, Column.OPENED_ON);
            fields.add(Column.OPENED_ON.title());
        }
        LocalDate from = sinceItsOpening(history.today(now), history);
        Values wanted = difference(row.values(), history.at(from).values(), fields);
        if (!wanted.equals(Values.NONE)) {
            history = with(history, change(ChangeKind.CHANGE, from, wanted), row, Column.CODE);
        }
        if (row.closedOn() != null
                && !row.closedOn().equals(history.now(now).state().closedOn())) {
            history = with(history, closing(row), row, Column.CLOSED_ON);
            fields.add(Column.CLOSED_ON.title());
        }
        return fields.isEmpty()
                ? new Planned(row, Outcome.UNCHANGED, fields, present)
                : new Planned(row, Outcome.CHANGED, fields, present.changed(history, now));
    }

    private History with(History history, Change change, StoreRow row, Column column) {
        Amended amended = history.with(change);
        if (amended instanceof DoesNotFit not) {
            faults.add(row.line(), column, "history", not.why());
            return history;
        }
        return ((Fits) amended).history();
    }

    private Change closing(StoreRow row) {
        return change(ChangeKind.CLOSING, row.closedOn(), Values.NONE);
    }

    private Change change(ChangeKind kind, LocalDate on, Values values) {
        return new Change(Ids.next(), on, kind, values, null, now, recordedBy);
    }

    private static LocalDate sinceItsOpening(LocalDate today, History history) {
        LocalDate opening = history.changes().get(0).on();
        return opening != null && opening.isAfter(today) ? opening : today;
    }

    private static Values difference(Values row, Values present, List<String> fields) {
        return new Values(
                null,
                difference(row.name(), present.name(), Column.NAME, fields),
                difference(row.region(), present.region(), Column.REGION, fields),
                difference(row.format(), present.format(), Column.FORMAT, fields),
                difference(row.timeZone(), present.timeZone(), Column.TIME_ZONE, fields));
    }

    private static String difference(String wanted, String present, Column column, List<String> fields) {
        if (wanted == null || Objects.equals(wanted, present)) {
            return null;
        }
        fields.add(column.title());
        return wanted;
    }
}
