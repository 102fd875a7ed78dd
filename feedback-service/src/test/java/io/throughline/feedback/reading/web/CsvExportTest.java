package io.throughline.feedback.reading.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.feedback.intake.Content;
import io.throughline.feedback.intake.Feedback;
import io.throughline.feedback.intake.Metric;
import io.throughline.feedback.intake.Rating;
import io.throughline.feedback.misuse.Flag;
import io.throughline.feedback.reading.ReadFeedback;
import io.throughline.feedback.reading.Status;
import io.throughline.feedback.reading.sql.Exports.Deletion;
import io.throughline.feedback.sources.Channel;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportTest {

    private static final Instant TIME = Instant.parse("2026-11-21T10:15:30Z");
    private static final UUID ID = UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60");

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-2", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x"})
    void aTextThatASpreadsheetWouldComputeHasAnApostropheInFront(String comment) throws IOException {
        assertThat(row(comment).get("comment")).isEqualTo("'" + comment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "1=1", "'quoted'", "a,b", "\"said\"", "two\r\nlines", " =1", "äöü 漢字 🙂"})
    void anyOtherTextIsAsItWas(String comment) throws IOException {
        assertThat(row(comment).get("comment")).isEqualTo(comment);
    }

    @Test
    void numbersStayNumbersAndSeveralValuesShareACell() throws IOException {
        CSVRecord row = row("x");
        assertThat(row.get("value")).isEqualTo("-1.5");
        assertThat(row.get("min")).isEqualTo("-5");
        assertThat(row.get("normalized")).isEqualTo("35");
        assertThat(row.get("reasons")).isEqualTo("short-wait kind");
        assertThat(row.get("flags")).isEqualTo("abuse burst");
        assertThat(row.get("attributes")).isEqualTo("{\"basket\":\"small\"}");
        assertThat(row.get("storeAsGiven")).isEqualTo("'-OLD");
        assertThat(row.get("deleted")).isEqualTo("false");
    }

    @Test
    void aDeletionHasItsIdAndItsTime() throws IOException {
        StringWriter out = new StringWriter();
        new CsvExport(out).deletion(new Deletion(ID, TIME));
        CSVRecord row = only(out);
        assertThat(row.get("id")).isEqualTo(ID.toString());
        assertThat(row.get("deleted")).isEqualTo("true");
        assertThat(row.get("deletedAt")).isEqualTo("2026-11-21T10:15:30Z");
        assertThat(row.get("store")).isEmpty();
    }

    private static CSVRecord row(String comment) throws IOException {
        Content content = new Content(
                new Rating(Metric.CES, new BigDecimal("-1.5"), new BigDecimal("-5"), new BigDecimal("5")),
                comment,
                "en",
                null,
                true,
                List.of("short-wait", "kind"),
                null,
                "k-1",
                new Content.Questionnaire("checkout", 3),
                Map.of("basket", "small"));
        Feedback feedback = new Feedback(
                UUID.randomUUID(),
                ID,
                2,
                false,
                EnumSet.of(Flag.ABUSE, Flag.BURST),
                "-OLD",
                "checkout",
                Channel.KIOSK,
                UUID.randomUUID(),
                TIME,
                null,
                TIME,
                TIME,
                null,
                null,
                content);
        StringWriter out = new StringWriter();
        new CsvExport(out).feedback(new ReadFeedback(feedback, Status.ACCEPTED, "S001", null));
        return only(out);
    }

    private static CSVRecord only(StringWriter out) throws IOException {
        assertThat(out.toString()).startsWith("id,status,revision,store,").endsWith("\r\n");
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(out.toString()))
                .getRecords();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
