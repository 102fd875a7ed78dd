package io.throughline.benchmarks.measure;

import io.throughline.benchmarks.load.Requests;
import io.throughline.benchmarks.stage.Collecting;
import io.throughline.benchmarks.stage.LiveHeap;
import io.throughline.benchmarks.stage.Settings;
import io.throughline.benchmarks.stage.Stage;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Statistics;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The service's resident memory under a long load: how much at the most, and whether it grows in the second half; and whether more is in use
 * on its heap after than before.
 */
final class MemoryStep implements Step {

    private static final double MIB = 1024 * 1024;
    private static final double MOST_MIB = 512;
    /** In the whole soak: at 5,000 feedbacks a second for ten minutes a leak of four bytes a feedback is more. */
    private static final double GROWTH_MIB = 10;

    private static final double MINUTE_NANOS = 60e9;

    private record Sample(double minute, double mib) {}

    @Override
    public List<Line> measure(Stage stage) throws InterruptedException, SQLException {
        Settings settings = stage.settings();
        Collecting feedback = stage.feedback();
        Requests requests = SingleStep.requests(feedback);
        stage.log().line("memory: warming up");
        IntakeRound.warmUp(stage, feedback, Settings.CONNECTIONS, requests);
        stage.log().line("memory: a soak of " + settings.soak().toMinutes() + " minutes");
        double heapBefore = LiveHeap.bytes(feedback.service()) / MIB;
        List<Sample> samples = new ArrayList<>();
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        long began = System.nanoTime();
        watch.scheduleAtFixedRate(() -> sample(feedback, began, samples), 0, 1, TimeUnit.SECONDS);
        IntakeRound round;
        try {
            round = IntakeRound.run(stage, feedback, Settings.CONNECTIONS, settings.soak(), requests);
        } finally {
            watch.shutdown();
            watch.awaitTermination(5, TimeUnit.SECONDS);
        }
        double heapAfter = LiveHeap.bytes(feedback.service()) / MIB;
        List<Line> lines = new ArrayList<>(lines(samples, settings));
        lines.add(Line.bound(
                "  in use on the heap, before and after",
                mib("%.1f MiB", heapBefore) + mib(", %.1f MiB", heapAfter),
                mib("≤ %.0f MiB more", GROWTH_MIB),
                heapAfter - heapBefore <= GROWTH_MIB));
        return lines.stream().map(line -> line.withFaults(round.faults())).toList();
    }

    private static void sample(Collecting feedback, long began, List<Sample> samples) {
        feedback.service()
                .residentBytes()
                .ifPresent(bytes -> samples.add(new Sample((System.nanoTime() - began) / MINUTE_NANOS, bytes / MIB)));
    }

    private static List<Line> lines(List<Sample> samples, Settings settings) {
        double most = samples.stream().mapToDouble(Sample::mib).max().orElse(Double.NaN);
        List<Sample> second = samples.subList(samples.size() / 2, samples.size());
        double slope = Statistics.slope(
                second.stream().mapToDouble(Sample::minute).toArray(),
                second.stream().mapToDouble(Sample::mib).toArray());
        double growth = slope * settings.soak().toMinutes();
        return List.of(
                Line.bound("memory, resident at the most", mib("%.0f MiB", most), "≤ 512 MiB", most <= MOST_MIB),
                Line.bound(
                        "  trend of the soak's second half",
                        mib("%+.2f MiB a minute", slope),
                        mib("≤ %.0f MiB in all", GROWTH_MIB),
                        growth <= GROWTH_MIB));
    }

    private static String mib(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
