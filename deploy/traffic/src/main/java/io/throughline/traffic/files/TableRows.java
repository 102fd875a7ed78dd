package io.throughline.traffic.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The records of a CSV or TSV file. Lines without anything on them are passed over. */
final class TableRows implements Rows {

    private final Utf8Reader reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<String, Integer> columns = new HashMap<>();
    private long ordinal;
    private long linesTaken;

    TableRows(Utf8Reader reader, Format format, Collection<String> sources) throws IOException {
        this.reader = reader;
        this.parser = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(format.delimiter())
                .setQuote(format.quoted() ? '"' : null)
                .setIgnoreEmptyLines(true)
                .get()
                .parse(reader);
        this.records = parser.iterator();
        List<String> names = format.header() ? header() : List.of();
        for (String source : sources) {
            columns.put(source, column(source, names));
        }
    }

    private List<String> header() throws IOException {
        if (!hasNext()) {
            throw new IllegalArgumentException("the file is empty: there is no header");
        }
        String[] names = records.next().values();
        if (reader.badUpTo(parser.getCurrentLineNumber())) {
            throw new IllegalArgumentException("the header is not UTF-8");
        }
        return Arrays.stream(names).map(String::strip).toList();
    }

    private static int column(String source, List<String> names) {
        if (names.indexOf(source) != names.lastIndexOf(source)) {
            throw new IllegalArgumentException(
                    "two columns are named '" + source + "': say which by its number, from 1");
        }
        if (names.contains(source)) {
            return names.indexOf(source);
        }
        if (!Format.isNumber(source) || !names.isEmpty() && Integer.parseInt(source) > names.size()) {
            throw new IllegalArgumentException(
                    "there is no column '" + source + "'. The header has: " + String.join(", ", names));
        }
        return Integer.parseInt(source) - 1;
    }

    @Override
    public Optional<Row> next() throws RowFault, IOException {
        if (!hasNext()) {
            return Optional.empty();
        }
        String[] values = records.next().values();
        long end = parser.getCurrentLineNumber();
        int lines = (int) (end - linesTaken);
        // The header and blank lines before the record count as its own, but it begins where its first cell does.
        long begin = end - Arrays.stream(values).mapToInt(TableRows::lineBreaks).sum();
        linesTaken = end;
        reader.recordTaken();
        if (reader.badUpTo(end)) {
            throw new RowFault(begin, lines, "not UTF-8");
        }
        return Optional.of(new TableRow(ordinal++, begin, lines, values, columns));
    }

    private boolean hasNext() throws IOException {
        try {
            return records.hasNext();
        } catch (UncheckedIOException unreadable) {
            throw new IOException(
                    "after line " + linesTaken + ": " + unreadable.getCause().getMessage(), unreadable.getCause());
        }
    }

    private static int lineBreaks(String value) {
        int breaks = 0;
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\r' || value.charAt(i) == '\n' && (i == 0 || value.charAt(i - 1) != '\r')) {
                breaks++;
            }
        }
        return breaks;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private record TableRow(long ordinal, long line, int lines, String[] values, Map<String, Integer> columns)
            implements Row {

        @Override
        public String content() {
            return String.join("\u001F", values);
        }

        @Override
        public JsonNode value(String source) throws RowFault {
            int column = columns.get(source);
            if (column >= values.length) {
                throw new RowFault(line, lines, "has " + values.length + " columns, not " + (column + 1));
            }
            return TextNode.valueOf(values[column]);
        }
    }
}
