package io.throughline.benchmarks.measure;

import io.throughline.benchmarks.load.LoadResult;
import io.throughline.benchmarks.load.Requests;
import io.throughline.benchmarks.stage.Collecting;
import io.throughline.benchmarks.stage.CpuTime;
import io.throughline.benchmarks.stage.Stage;
import io.throughline.benchmarks.table.Words;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A load on the intake, until all of it is published, and looked at from behind: what the answers promised is in the table and on the
 * topic.
 *
 * @param backlog events that waited when the load ended
 * @param drain how long they took after that
 * @param faults what was not as it should be; empty if nothing was
 */
record IntakeRound(LoadResult load, long backlog, Duration drain, String faults) {

    static final Duration DRAIN_BOUND = Duration.ofMinutes(3);

    /** A load that does not count. */
    static void warmUp(Stage stage, Collecting target, int connections, Requests requests)
            throws InterruptedException, SQLException {
        run(stage, target, connections, stage.settings().warmUp(), requests);
        stage.warm();
    }

    static IntakeRound run(Stage stage, Collecting target, int connections, Duration time, Requests requests)
            throws InterruptedException, SQLException {
        long published = stage.feedbackTopic().records();
        long since = System.currentTimeMillis();
        CpuTime cpu = stage.cpuTime();
        LoadResult load = stage.driver().run(target.uri(""), connections, time, requests);
        long backlog = target.database().backlog();
        Duration drain = target.database().drain(DRAIN_BOUND);
        String each = cpu.each(load.accepted());
        List<String> faults = new ArrayList<>(List.of(load.faults()));
        long written = target.database().written(target.retailer().organization(), since);
        // what was turned away may be there all the same: its outcome was not known
        if (written < load.accepted() || load.faults().isEmpty() && written > load.accepted()) {
            faults.add(written + " written of " + load.accepted());
        }
        published = stage.feedbackTopic().records() - published;
        if (published < load.accepted()) {
            faults.add(published + " published of " + load.accepted());
        }
        IntakeRound round = new IntakeRound(
                load,
                backlog,
                drain,
                faults.stream().filter(fault -> !fault.isEmpty()).collect(Collectors.joining(", ")));
        stage.log().line(round.told() + "; processor time a feedback: " + each);
        return round;
    }

    /** Accepted items a second, from the first request until the last of them was published. */
    double publishedRate() {
        return load.accepted() / (load.seconds() + drain.toNanos() / 1e9);
    }

    private String told() {
        return "  intake %s answered, %s published, p50 %s, p99 %s, %s waited and were gone after %s%s"
                .formatted(
                        Words.perSecond(load.itemRate()),
                        Words.perSecond(publishedRate()),
                        Words.millis(load.percentile(50)),
                        Words.millis(load.percentile(99)),
                        Words.count(backlog),
                        Words.seconds(drain),
                        faults.isEmpty() ? "" : "; " + faults);
    }

    static String faults(List<IntakeRound> rounds) {
        return rounds.stream()
                .map(IntakeRound::faults)
                .filter(fault -> !fault.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
