package io.throughline.benchmarks.standards;

import static io.throughline.benchmarks.table.Statistics.median;

import io.throughline.benchmarks.load.FixedRequests;
import io.throughline.benchmarks.load.LoadResult;
import io.throughline.benchmarks.load.Requests;
import io.throughline.benchmarks.stage.CpuTime;
import io.throughline.benchmarks.stage.Settings;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rounds of questions at a fixed rate.
 *
 * @param fault what was wrong with answers that were looked into, in words; empty if nothing was
 */
record Measured(List<LoadResult> rounds, String fault) {

    static final int OK = 200;
    static final int WARM_UP_CONNECTIONS = 8;

    /** Warms up, looks into some answers, and asks in rounds. */
    static Measured at(StandardsStage stage, String name, double rate, List<Question> questions, int leastBytes)
            throws InterruptedException {
        stage.log().line(name + ": warming up");
        stage.warmUp(questions);
        String fault = leastBytes == 0 ? "" : Sample.of(questions).fault(stage.log());
        Requests requests =
                new FixedRequests(questions.stream().map(Question::get).toList(), OK, leastBytes);
        List<LoadResult> rounds = new ArrayList<>();
        for (int i = 0; i < stage.settings().rounds(); i++) {
            rounds.add(round(stage, name, rate, requests));
        }
        return new Measured(rounds, fault);
    }

    static LoadResult round(StandardsStage stage, String name, double rate, Requests requests)
            throws InterruptedException {
        URI server = stage.service().uri("");
        CpuTime cpu = stage.cpuTime();
        LoadResult result = stage.driver()
                .runAt(rate, server, Settings.CONNECTIONS, stage.settings().round(), requests);
        stage.log()
                .line("  %s at %s: p50 %s, p99 %s, the longest %s; processor time each: %s%s"
                        .formatted(
                                name,
                                Words.perSecond(rate),
                                Words.millis(result.percentile(50)),
                                Words.millis(result.percentile(99)),
                                Words.millis(result.percentile(100)),
                                cpu.each(result.answers()),
                                result.faults().isEmpty() ? "" : "; " + result.faults()));
        return result;
    }

    double p50() {
        return median(rounds, round -> round.percentile(50));
    }

    double p99() {
        return median(rounds, round -> round.percentile(99));
    }

    private String faults() {
        return Stream.concat(Stream.of(fault), rounds.stream().map(LoadResult::faults))
                .filter(one -> !one.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** @param bound milliseconds that the p99 must be below */
    Line line(String measured, double bound) {
        return Line.bound(named(measured), Words.millis(p99()), "< " + Words.millis(bound), p99() < bound)
                .withFaults(faults());
    }

    Line info(String measured) {
        return Line.info(named(measured), Words.millis(p99()), "").withFaults(faults());
    }

    private String named(String measured) {
        return measured + ", p99 (p50 " + Words.millis(p50()) + ")";
    }
}
