package io.throughline.benchmarks.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.benchmarks.detect.Flow.Passed;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Line.Met;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowStepTest {

    private static final Memory MEMORY = new Memory(0, 0);

    @Test
    void onlyStoriesThatWereWatchedHaveATime() {
        List<Line> lines = FlowStep.lines(
                List.of(read(200), new Passed(false, 202, 200, 0), new Passed(true, 202, 404, 30_000_000_000L)),
                MEMORY,
                10);
        assertThat(lines.get(0).here()).isEqualTo("200 ms");
        assertThat(lines.get(1).measured()).contains("of 1 watched");
        assertThat(lines.get(2).here()).isEqualTo("1");
        assertThat(lines.get(2).met()).isEqualTo(Met.NO);
        assertThat(lines.get(3).measured()).contains("13 stories");
    }

    @Test
    void aRefusedFeedbackIsTold() {
        List<Line> lines =
                FlowStep.lines(List.of(read(200), new Passed(true, 429, 0, 0), new Passed(false, 0, 0, 0)), MEMORY, 0);
        assertThat(lines.get(0).here()).isEqualTo("200 ms (1 × answered 429; 1 × no answer)");
        assertThat(lines.get(0).met()).isEqualTo(Met.NO);
        assertThat(lines.get(2).met()).isEqualTo(Met.YES);
    }

    @Test
    void aHundredthMayTakeLonger() {
        List<Passed> passed = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            passed.add(read(999));
        }
        passed.add(read(5_000));
        assertThat(FlowStep.lines(passed, MEMORY, 0).get(0).met()).isEqualTo(Met.YES);
        passed.add(read(5_000));
        assertThat(FlowStep.lines(passed, MEMORY, 0).get(0).met()).isEqualTo(Met.NO);
    }

    private static Passed read(long millis) {
        return new Passed(true, 202, 200, millis * 1_000_000);
    }
}
