package io.throughline.standards.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV file (RFC 4180) with a header line; cells are separated by what the header is separated by, comma or semicolon. A cell with a list
 * has an item on each line, or, where it is one line, between semicolons.
 */
final class CsvEntries implements Entries {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");
    private static final int MOST_HEADER = 10_000;

    private final FileFaults faults;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<Integer, Field> header = new LinkedHashMap<>();
    private int width;
    private long line = 1;
    private boolean over;

    CsvEntries(Reader file, FileFaults faults) {
        this.faults = faults;
        try {
            BufferedReader buffered = new BufferedReader(file);
            parser = CSVParser.builder()
                    .setReader(buffered)
                    .setFormat(CSVFormat.RFC4180
                            .builder()
                            .setDelimiter(delimiter(buffered))
                            .setIgnoreEmptyLines(false)
                            .get())
                    .get();
            records = parser.iterator();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        begin();
    }

    private void begin() {
        next(this::readHeader);
        over = over || width == 0 || !faults.isEmpty();
    }

    @Override
    public Optional<Entry> next() {
        Entry[] read = new Entry[1];
        while (!over && read[0] == null) {
            long begun = line;
            next(cells -> {
                if (!isBlank(cells)) {
                    read[0] = entry(begun, cells);
                }
            });
        }
        return Optional.ofNullable(read[0]);
    }

    private interface Taking {
        void take(CSVRecord cells);
    }

    private void next(Taking taking) {
        try {
            if (records.hasNext()) {
                taking.take(records.next());
                line = parser.getCurrentLineNumber() + 1;
            } else {
                over = true;
            }
        } catch (UncheckedIOException | IllegalStateException garbled) {
            faults.add(line, "format", "is not CSV: a quote stands where none may, or is not closed");
            over = true;
        }
    }

    private void readHeader(CSVRecord titles) {
        width = titles.size();
        for (int i = 0; i < width; i++) {
            String title = titles.get(i).strip();
            Field field = Field.COLUMNS.get(title);
            if (title.isEmpty()) {
                // spreadsheets save columns that were once touched: they are nothing until something stands in them
                continue;
            } else if (field == null) {
                faults.add(
                        1,
                        "unknown",
                        "the column " + Shown.of(title) + " is not one of "
                                + String.join(", ", Field.COLUMNS.keySet()));
            } else if (header.containsValue(field)) {
                faults.add(1, field, "repeated", "is there twice");
            } else {
                header.put(i, field);
            }
        }
        if (!header.containsValue(Field.TITLE)) {
            faults.add(1, Field.TITLE, "required", "the column is needed");
        }
    }

    private Entry entry(long begun, CSVRecord cells) {
        Entry entry = Entry.standard(begun);
        if (cells.size() != width) {
            faults.add(begun, "columns", "has " + cells.size() + " cells where the header has " + width);
            return null;
        }
        long at = begun;
        for (int i = 0; i < width; i++) {
            String cell = cells.get(i);
            if (header.containsKey(i)) {
                say(entry, header.get(i), at, cell);
            } else if (!cell.isBlank()) {
                faults.add(at, "unknown", Shown.of(cell.strip()) + " stands in a column without a title");
            }
            at += LINE_BREAK.matcher(cell).results().count();
        }
        return entry;
    }

    private static void say(Entry entry, Field field, long begun, String cell) {
        if (!field.isMany()) {
            if (!cell.isBlank()) {
                entry.say(field, begun, cell.strip());
            }
            return;
        }
        String[] lines = LINE_BREAK.split(cell, -1);
        String[] items = lines.length > 1 ? lines : cell.split(";");
        for (int i = 0; i < items.length; i++) {
            if (!items[i].isBlank()) {
                entry.say(field, begun + (lines.length > 1 ? i : 0), items[i].strip());
            }
        }
    }

    private static char delimiter(BufferedReader file) throws IOException {
        file.mark(MOST_HEADER);
        char[] begin = new char[MOST_HEADER];
        int read = Math.max(0, file.read(begin));
        file.reset();
        String header = new String(begin, 0, read).lines().findFirst().orElse("");
        return header.indexOf(';') >= 0 && header.indexOf(',') < 0 ? ';' : ',';
    }

    private static boolean isBlank(CSVRecord cells) {
        return cells.stream().allMatch(String::isBlank);
    }
}
