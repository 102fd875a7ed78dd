package io.throughline.feedback.reading.web;

import io.throughline.feedback.reading.ReadFeedback;
import io.throughline.feedback.reading.sql.Exports.Deletion;
import java.io.IOException;
import java.io.Writer;

/** Writes an export's lines. */
interface ExportWriter {

    void feedback(ReadFeedback read) throws IOException;

    void deletion(Deletion deletion) throws IOException;

    static ExportWriter of(ExportQuery.Format format, Writer out) throws IOException {
        return switch (format) {
            case CSV -> new CsvExport(out);
            case NDJSON -> new NdjsonExport(out);
        };
    }
}
