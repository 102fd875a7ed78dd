package io.throughline.benchmarks.standards;

import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Statistics;
import io.throughline.benchmarks.table.Words;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What goes on beside all that is measured: head office writes, other services tell of stores and practices. */
final class Everyday implements AutoCloseable {

    /** Requests of head office a second: each fifth publishes. */
    private static final int STEPS = 4;

    private static final int EVENTS = 10;
    private static final double MILLI = 1e6;

    private final HeadOffice headOffice;
    private final Neighbours neighbours;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "everyday");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Double> millis = new ArrayList<>();
    private final Map<String, Integer> faults = new ConcurrentHashMap<>();

    private Everyday(HeadOffice headOffice, Neighbours neighbours) {
        this.headOffice = headOffice;
        this.neighbours = neighbours;
    }

    static Everyday begin(HeadOffice headOffice, Neighbours neighbours) {
        Everyday everyday = new Everyday(headOffice, neighbours);
        everyday.clock.scheduleAtFixedRate(everyday::step, 0, 1_000_000 / STEPS, TimeUnit.MICROSECONDS);
        everyday.clock.scheduleAtFixedRate(everyday::tell, 0, 1_000_000 / EVENTS, TimeUnit.MICROSECONDS);
        return everyday;
    }

    private void step() {
        long began = System.nanoTime();
        try {
            headOffice.step();
        } catch (IOException | RuntimeException e) {
            faults.merge("request: " + e.getMessage(), 1, Integer::sum);
        } catch (InterruptedException ending) {
            return;
        }
        millis.add((System.nanoTime() - began) / MILLI);
    }

    /** What is thrown out of here would end it without a word. */
    private void tell() {
        try {
            neighbours.tell();
        } catch (RuntimeException e) {
            faults.merge("event: " + e, 1, Integer::sum);
        }
    }

    /** Ends it. */
    Line line() throws InterruptedException, SQLException {
        clock.shutdown();
        clock.awaitTermination(1, TimeUnit.MINUTES);
        long missing = neighbours.missing();
        if (missing > 0) {
            faults.put("stores not taken in", (int) missing);
        }
        return Line.info(
                        "beside all this: %d requests of head office a second, p99 (p50 %s)"
                                .formatted(STEPS, Words.millis(Statistics.percentile(millis, 50))),
                        "%s of %s requests, %s events"
                                .formatted(
                                        Words.millis(Statistics.percentile(millis, 99)),
                                        Words.count(millis.size()),
                                        Words.count(neighbours.events())),
                        "")
                .withFaults(faults.entrySet().stream()
                        .map(fault -> fault.getValue() + " × " + fault.getKey())
                        .collect(Collectors.joining("; ")));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        neighbours.close();
    }
}
