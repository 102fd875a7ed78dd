package io.throughline.feedback.reading.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.feedback.intake.Content;
import io.throughline.feedback.intake.Feedback;
import io.throughline.feedback.intake.Rating;
import io.throughline.feedback.misuse.Flag;
import io.throughline.feedback.reading.ReadFeedback;
import io.throughline.feedback.reading.sql.Exports.Deletion;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** CSV as RFC 4180 has it, with a header row. What has several values has them in one cell, separated by spaces. */
final class CsvExport implements ExportWriter {

    private static final List<String> COLUMNS = List.of(
            "id",
            "status",
            "revision",
            "store",
            "storeAsGiven",
            "touchpoint",
            "channel",
            "collectedAt",
            "sentAt",
            "receivedAt",
            "correctedAt",
            "metric",
            "value",
            "min",
            "max",
            "normalized",
            "goal",
            "goalAchieved",
            "reasons",
            "comment",
            "language",
            "voice",
            "device",
            "questionnaire",
            "questionnaireVersion",
            "attributes",
            "past",
            "flags",
            "deleted",
            "deletedAt");

    private static final JsonMapper JSON = new JsonMapper();

    private final CSVPrinter csv;

    CsvExport(Writer out) throws IOException {
        this.csv = new CSVPrinter(out, CSVFormat.RFC4180);
        csv.printRecord(COLUMNS);
    }

    @Override
    public void feedback(ReadFeedback read) throws IOException {
        Feedback feedback = read.feedback();
        Content content = feedback.content();
        List<Object> row = new ArrayList<>(COLUMNS.size());
        row.add(feedback.id());
        row.add(read.status().wireName());
        row.add(feedback.revision());
        row.add(CsvCells.text(read.store()));
        row.add(feedback.store().equals(read.store()) ? null : CsvCells.text(feedback.store()));
        row.add(CsvCells.text(feedback.touchpoint()));
        row.add(feedback.channel().wireName());
        row.add(feedback.collectedAt());
        row.add(feedback.sentAt());
        row.add(feedback.receivedAt());
        row.add(feedback.correctedAt());
        addRating(row, content.rating());
        row.add(CsvCells.text(content.goal()));
        row.add(content.goalAchieved());
        row.add(CsvCells.text(joined(content.reasons())));
        row.add(CsvCells.text(content.comment()));
        row.add(CsvCells.text(content.language()));
        row.add(content.voice() == null ? null : content.voice().wireName());
        row.add(CsvCells.text(content.device()));
        Content.Questionnaire questionnaire = content.questionnaire();
        row.add(questionnaire == null ? null : CsvCells.text(questionnaire.id()));
        row.add(questionnaire == null ? null : questionnaire.version());
        row.add(json(content.attributes()));
        row.add(feedback.past());
        row.add(feedback.flags().stream().map(Flag::wireName).collect(Collectors.joining(" ")));
        row.add(false);
        row.add(null);
        csv.printRecord(row);
    }

    @Override
    public void deletion(Deletion deletion) throws IOException {
        Object[] row = new Object[COLUMNS.size()];
        row[0] = deletion.id();
        row[COLUMNS.size() - 2] = true;
        row[COLUMNS.size() - 1] = deletion.deletedAt();
        csv.printRecord(Arrays.asList(row));
    }

    private static void addRating(List<Object> row, Rating rating) {
        if (rating == null) {
            row.addAll(Arrays.asList(new Object[5]));
            return;
        }
        row.add(rating.metric().wireName());
        for (BigDecimal number : List.of(rating.value(), rating.min(), rating.max(), rating.normalized())) {
            row.add(number.toPlainString());
        }
    }

    private static String joined(List<String> values) {
        return values == null ? null : String.join(" ", values);
    }

    private static String json(Map<String, String> values) throws IOException {
        return values == null || values.isEmpty() ? null : JSON.writeValueAsString(values);
    }
}
