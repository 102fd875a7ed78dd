package io.throughline.traffic.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.throughline.traffic.files.Row;
import io.throughline.traffic.files.RowFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FeedbackMakerTest {

    private static final Instant UNTIL = Instant.parse("2026-11-21T10:15:30.123456Z");
    private static final Row ROW = new MappingTest.TestRow(0, "{'text':'fine'}");

    private final Mapping mapping = Mapping.of(List.of("comment=text"), List.of("store=S001", "touchpoint=checkout"));

    @Test
    void theSameRecordGivesTheSameBytes() throws RowFault {
        assertThat(maker("a.csv", "").make(ROW).text())
                .isEqualTo(maker("a.csv", "").make(ROW).text());
    }

    @Test
    void fileLabelLineAndContentMakeTheId() throws RowFault {
        List<String> ids = List.of(
                id(maker("a.csv", "").make(ROW).text()),
                id(maker("b.csv", "").make(ROW).text()),
                id(maker("a.csv", "second").make(ROW).text()),
                id(maker("a.csv", "")
                        .make(new MappingTest.TestRow(1, "{'text':'fine'}"))
                        .text()),
                id(maker("a.csv", "")
                        .make(new MappingTest.TestRow(0, "{'text':'fine!'}"))
                        .text()));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void timesSpreadOverTheDaysBeforeTheFiles() {
        Instant end = Instant.parse("2026-11-21T10:15:30.123Z");
        List<Instant> times = LongStream.range(0, 500)
                .mapToObj(n -> time(new MappingTest.TestRow(n, "{'text':'fine'}")))
                .sorted()
                .toList();
        assertThat(times).allMatch(time -> !time.isAfter(end) && time.isAfter(end.minus(Duration.ofDays(10))));
        assertThat(times.get(0)).isBefore(end.minus(Duration.ofDays(9)));
        assertThat(times.get(499)).isAfter(end.minus(Duration.ofDays(1)));
    }

    @Test
    void aMappedIdOrTimeIsNeverMadeUp() throws RowFault {
        Mapping own = Mapping.of(
                List.of("id=id", "collectedAt=at", "comment=text"), List.of("store=S001", "touchpoint=checkout"));
        JsonNode made = MappingTest.json(new FeedbackMaker(own, "a.csv", "", UNTIL, Duration.ofDays(1))
                .make(new MappingTest.TestRow(0, "{'text':'fine','id':'7'}"))
                .text());
        assertThat(made.path("id")).isEqualTo(TextNode.valueOf("7"));
        assertThat(made.has("collectedAt")).isFalse();
    }

    @Test
    void halfACharacterIsALineFault() {
        assertThatThrownBy(() -> maker("a.ndjson", "").make(new MappingTest.TestRow(0, "{'text':'\\ud83d'}")))
                .isInstanceOf(RowFault.class)
                .hasMessageStartingWith("not text");
    }

    private FeedbackMaker maker(String file, String label) {
        return new FeedbackMaker(mapping, file, label, UNTIL, Duration.ofDays(10));
    }

    private Instant time(Row row) {
        try {
            return Instant.parse(MappingTest.json(maker("a.csv", "").make(row).text())
                    .path("collectedAt")
                    .asText());
        } catch (RowFault fault) {
            throw new AssertionError(fault);
        }
    }

    private static String id(String item) {
        return MappingTest.json(item).path("id").asText();
    }
}
