package io.throughline.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    private static final Line LINE = Line.ratioAtLeast("single POST", "700/s", "bare endpoint 1,000/s", 0.7, 0.7);

    @Test
    void linesStandUnderEachOther() {
        assertThat(ResultTable.of(List.of(LINE, Line.bound("memory", "300 MiB", "≤ 512 MiB", true))))
                .isEqualTo("""
                | measured    | here    | beside                | ratio | asked     | met |
                | ----------- | ------- | --------------------- | ----- | --------- | --- |
                | single POST | 700/s   | bare endpoint 1,000/s | 0.70  | ≥ 0.70    | yes |
                | memory      | 300 MiB |                       |       | ≤ 512 MiB | yes |""");
    }

    @Test
    void aBoundIsMissedByTooLittleAndByTooMuch() {
        assertThat(Line.ratioAtLeast("", "", "", 0.699, 0.7).met()).isEqualTo(Line.Met.NO);
        assertThat(Line.ratioAtMost("", "", "", 2.01, 2).met()).isEqualTo(Line.Met.NO);
        assertThat(Line.ratioAtMost("", "", "", Double.NaN, 2).met()).isEqualTo(Line.Met.NO);
    }

    @Test
    void whatWentWrongIsToldAndNoBoundIsKeptByIt() {
        assertThat(LINE.withFaults("")).isEqualTo(LINE);
        assertThat(LINE.withFaults("3 × 503").met()).isEqualTo(Line.Met.NO);
        assertThat(LINE.withFaults("3 × 503").here()).isEqualTo("700/s (3 × 503)");
    }
}
