package io.throughline.traffic.replay;

import io.throughline.traffic.files.Format;
import io.throughline.traffic.files.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what the file is and how it becomes feedback. */
final class FileOptions {

    @Parameters(paramLabel = "FILE", description = "CSV, TSV or NDJSON, UTF-8")
    private Path file;

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN",
            description =
                    "fills a field of the feedback from a column: its number from 1, its name in the header, or for NDJSON a"
                            + " member's name or JSON pointer")
    private List<String> maps = List.of();

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description =
                    "fills a field with the same value everywhere; stores may be several (S001,S002), used in turn")
    private List<String> sets = List.of();

    @Option(names = "--format", paramLabel = "csv|tsv|ndjson", description = "else told by the file's extension")
    private String format;

    @Option(
            names = "--header",
            negatable = true,
            fallbackValue = "true",
            description = "the first record names the columns, or not; else: it does if --map uses a name")
    private Boolean header;

    @Option(
            names = "--quote",
            paramLabel = "on|off",
            description = "whether \" wraps cells or is a character like any other; else on for CSV, off for TSV")
    private String quote;

    @Option(
            names = "--run",
            paramLabel = "LABEL",
            description = "makes new ids; else the same file gives the same ids again")
    private String label = "";

    @Option(
            names = "--days",
            paramLabel = "N",
            description =
                    "where --map collectedAt is not given: times over this many days before the file's own (${DEFAULT-VALUE})")
    private int days = 28;

    Mapping mapping() {
        return Mapping.of(maps, sets);
    }

    Path file() {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("no file to read: " + file);
        }
        return file;
    }

    Rows rows(Mapping mapping) throws IOException {
        Format.Kind kind = format == null ? Format.Kind.of(file) : kind();
        return Rows.open(file, Format.of(kind, quoted(), header, mapping.sources()), mapping.sources());
    }

    FeedbackMaker maker(Mapping mapping) throws IOException {
        if (days < 0) {
            throw new IllegalArgumentException("--days needs 0 or more");
        }
        return new FeedbackMaker(
                mapping,
                file.getFileName().toString(),
                label,
                Files.getLastModifiedTime(file).toInstant(),
                Duration.ofDays(days));
    }

    private Format.Kind kind() {
        return switch (format) {
            case "csv", "tsv", "ndjson" -> Format.Kind.valueOf(format.toUpperCase(Locale.ROOT));
            default -> throw new IllegalArgumentException("--format is csv, tsv or ndjson, not '" + format + "'");
        };
    }

    private Boolean quoted() {
        if (quote == null) {
            return null;
        }
        return switch (quote) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("--quote is on or off, not '" + quote + "'");
        };
    }
}
