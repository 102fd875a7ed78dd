package io.throughline.traffic.files;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;

/**
 * How the file is written.
 *
 * @param delimiter between the columns of a table
 * @param quoted whether {@code "} wraps cells, as in RFC 4180, or is a character like any other
 * @param header whether the first record names the columns
 */
public record Format(Kind kind, char delimiter, boolean quoted, boolean header) {

    public enum Kind {
        CSV,
        TSV,
        NDJSON;

        /** @throws IllegalArgumentException when the file's name does not tell */
        public static Kind of(Path file) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            String extension = name.substring(name.lastIndexOf('.') + 1);
            return switch (extension) {
                case "csv" -> CSV;
                case "tsv" -> TSV;
                case "ndjson", "jsonl" -> NDJSON;
                default ->
                    throw new IllegalArgumentException("the name " + file.getFileName()
                            + " does not tell the format: --format csv, tsv or ndjson");
            };
        }
    }

    public boolean json() {
        return kind == Kind.NDJSON;
    }

    /**
     * Fills in what was not said: CSV is quoted and TSV is not; there is a header if a column is asked for by its name.
     *
     * @param quoted null when not said
     * @param header null when not said
     * @throws IllegalArgumentException when what was said cannot be
     */
    public static Format of(Kind kind, Boolean quoted, Boolean header, Collection<String> sources) {
        boolean names = sources.stream().anyMatch(source -> !isNumber(source));
        if (kind != Kind.NDJSON && names && Boolean.FALSE.equals(header)) {
            throw new IllegalArgumentException("without a header columns have numbers only, from 1: --map comment=1");
        }
        return new Format(
                kind,
                kind == Kind.TSV ? '\t' : ',',
                quoted == null ? kind == Kind.CSV : quoted,
                header == null ? names : header);
    }

    /** Whether a column is asked for by its number. */
    public static boolean isNumber(String source) {
        return source.matches("[1-9][0-9]{0,5}");
    }
}
