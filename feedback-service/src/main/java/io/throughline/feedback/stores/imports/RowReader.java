package io.throughline.feedback.stores.imports;

import io.throughline.feedback.stores.StoreFields;
import io.throughline.feedback.stores.Values;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the cells of a line, with the rules that a store's fields have everywhere. */
final class RowReader {

    private static final int LAST_YEAR = 9999;

    private final Set<String> timeZones;
    private final FileFaults faults;

    RowReader(Set<String> timeZones, FileFaults faults) {
        this.timeZones = timeZones;
        this.faults = faults;
    }

    /** @param cells empty where there is none */
    StoreRow read(long line, Function<Column, String> cells) {
        Row row = new Row(line, cells);
        String code = row.needed(Column.CODE, StoreFields.LONGEST_CODE);
        if (code != null && !StoreFields.CODE.matcher(code).matches()) {
            faults.add(line, Column.CODE, "format", "must look like " + StoreFields.CODE_EXAMPLE);
        }
        String timeZone = row.needed(Column.TIME_ZONE, StoreFields.LONGEST_TIME_ZONE);
        if (timeZone != null && !timeZones.contains(timeZone)) {
            faults.add(line, Column.TIME_ZONE, "value", StoreFields.TIME_ZONE_WANTED);
        }
        Values values = new Values(
                code,
                row.needed(Column.NAME, StoreFields.LONGEST_NAME),
                row.text(Column.REGION, StoreFields.LONGEST_REGION),
                row.text(Column.FORMAT, StoreFields.LONGEST_FORMAT),
                timeZone);
        return new StoreRow(line, values, row.date(Column.OPENED_ON), row.date(Column.CLOSED_ON));
    }

    private final class Row {
        private final long line;
        private final Function<Column, String> cells;

        Row(long line, Function<Column, String> cells) {
            this.line = line;
            this.cells = cells;
        }

        String needed(Column column, int most) {
            String text = text(column, most);
            if (text == null) {
                faults.add(line, column, "required", "is needed");
            }
            return text;
        }

        String text(Column column, int most) {
            String text = cells.apply(column).strip();
            if (text.length() > most) {
                faults.add(line, column, "too-long", "must have at most " + most + " characters");
            } else if (text.indexOf('\0') >= 0) {
                faults.add(line, column, "characters", "must not contain NUL");
            }
            return text.isEmpty() ? null : text;
        }

        LocalDate date(Column column) {
            String text = cells.apply(column).strip();
            if (text.isEmpty()) {
                return null;
            }
            Optional<LocalDate> date = parsed(text);
            if (date.isEmpty()) {
                faults.add(line, column, "format", "must be a date such as 2026-11-21");
            }
            return date.orElse(null);
        }

        private static Optional<LocalDate> parsed(String text) {
            try {
                return Optional.of(LocalDate.parse(text))
                        .filter(date -> date.getYear() >= 1 && date.getYear() <= LAST_YEAR);
            } catch (DateTimeException garbled) {
                return Optional.empty();
            }
        }
    }
}
