package io.throughline.feedback.stores.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV file of stores (RFC 4180, UTF-8) with a header line; cells are separated by what the header is separated by, comma or
 * semicolon. Lines without anything on them are passed over.
 */
public final class StoreFile {

    public static final int MOST_ROWS = 5_000;

    private final FileFaults faults;
    private final RowReader reader;
    private final List<StoreRow> rows = new ArrayList<>();
    private final Map<String, Long> lines = new HashMap<>();

    private StoreFile(Set<String> timeZones, FileFaults faults) {
        this.faults = faults;
        this.reader = new RowReader(timeZones, faults);
    }

    /**
     * @param timeZones those that are known
     * @param faults gets every fault; the rows are of no use if there are any
     */
    public static List<StoreRow> read(byte[] file, Set<String> timeZones, FileFaults faults) {
        StoreFile read = new StoreFile(timeZones, faults);
        Utf8.decode(file, faults).ifPresent(read::read);
        return read.rows;
    }

    private void read(String text) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .get();
        long line = 1;
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            Iterator<CSVRecord> records = parser.iterator();
            Map<Column, Integer> header = null;
            int width = 0;
            while (records.hasNext()) {
                CSVRecord cells = records.next();
                if (header == null) {
                    header = header(cells);
                    width = cells.size();
                    if (!faults.isEmpty()) {
                        return;
                    }
                } else if (rows.size() == MOST_ROWS && !isBlank(cells)) {
                    faults.add(line, "too-long", "at most " + MOST_ROWS + " stores are taken at once");
                    return;
                } else if (!isBlank(cells)) {
                    row(line, cells, header, width);
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException garbled) {
            faults.add(line, "format", "is not CSV: a quote stands where none may, or is not closed");
        }
        if (faults.isEmpty() && rows.isEmpty()) {
            faults.add(line, "required", "no store: a header line and a line for each store are needed");
        }
    }

    private void row(long line, CSVRecord cells, Map<Column, Integer> header, int width) {
        if (cells.size() != width) {
            faults.add(line, "columns", "has " + cells.size() + " cells where the header has " + width);
            return;
        }
        StoreRow row = reader.read(line, column -> header.containsKey(column) ? cells.get(header.get(column)) : "");
        rows.add(row);
        Long first = row.code() == null ? null : lines.putIfAbsent(row.code(), line);
        if (first != null) {
            faults.add(line, Column.CODE, "repeated", row.code() + " is on line " + first + " already");
        }
    }

    private Map<Column, Integer> header(CSVRecord titles) {
        Map<Column, Integer> header = new EnumMap<>(Column.class);
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i).strip();
            Column column = Column.BY_TITLE.get(title);
            if (column == null) {
                faults.add(
                        1,
                        "unknown",
                        "the column " + shown(title) + " is not one of " + String.join(", ", Column.BY_TITLE.keySet()));
            } else if (header.put(column, i) != null) {
                faults.add(1, column, "repeated", "is there twice");
            }
        }
        for (Column column : Column.values()) {
            if (column.isNeeded() && !header.containsKey(column)) {
                faults.add(1, column, "required", "the column is needed");
            }
        }
        return header;
    }

    private static char delimiter(String text) {
        String header = text.lines().findFirst().orElse("");
        return header.indexOf(';') >= 0 && header.indexOf(',') < 0 ? ';' : ',';
    }

    private static boolean isBlank(CSVRecord cells) {
        return cells.stream().allMatch(String::isBlank);
    }

    private static String shown(String title) {
        return '"' + (title.length() > 40 ? title.substring(0, 40) + "…" : title) + '"';
    }
}
