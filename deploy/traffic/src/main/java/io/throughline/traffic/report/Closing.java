package io.throughline.traffic.report;

import io.throughline.traffic.intake.Stop;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Prints the summary exactly once, however a run ends; Ctrl-C is one of the ways. */
public final class Closing implements AutoCloseable {

    /** What is under way when someone presses Ctrl-C gets this long to be answered. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Tally tally;
    private final Stop stop;
    private final Progress progress;
    private final Wording wording;
    private final PrintWriter out;
    private final long began = System.nanoTime();
    private final CountDownLatch printed = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::interrupted, "interrupted");

    public Closing(Tally tally, Stop stop, Progress progress, Wording wording, PrintWriter out) {
        this.tally = tally;
        this.stop = stop;
        this.progress = progress;
        this.wording = wording;
        this.out = out;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    private void interrupted() {
        stop.give("interrupted");
        try {
            if (!printed.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                print();
            }
        } catch (InterruptedException hurried) {
            print();
        }
    }

    private synchronized void print() {
        if (printed.getCount() > 0) {
            progress.close();
            out.println(
                    Summary.of(tally.totals(), wording, Duration.ofNanos(System.nanoTime() - began), stop.reason()));
            out.flush();
            printed.countDown();
        }
    }

    @Override
    public void close() {
        print();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // The hook itself is what is running.
            return;
        }
    }
}
