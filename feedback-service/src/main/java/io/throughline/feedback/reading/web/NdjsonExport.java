package io.throughline.feedback.reading.web;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.feedback.reading.ReadFeedback;
import io.throughline.feedback.reading.sql.Exports.Deletion;
import java.io.IOException;
import java.io.Writer;
import java.util.UUID;

/** A JSON object a line, each as a list has it. */
final class NdjsonExport implements ExportWriter {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Writer out;

    NdjsonExport(Writer out) {
        this.out = out;
    }

    record DeletedLine(UUID id, boolean deleted, String deletedAt) {}

    @Override
    public void feedback(ReadFeedback read) throws IOException {
        line(FeedbackView.of(read));
    }

    @Override
    public void deletion(Deletion deletion) throws IOException {
        line(new DeletedLine(deletion.id(), true, deletion.deletedAt().toString()));
    }

    private void line(Object value) throws IOException {
        out.write(JSON.writeValueAsString(value));
        out.write('\n');
    }
}
