package io.throughline.local.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What the person who runs this reads. On a terminal a last line shows what is being waited for, with a clock; elsewhere there are only
 * whole lines, so that a log stays readable.
 */
final class Console implements AutoCloseable {

    private static final String WHEEL = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final String CLEAR_LINE = "\r\033[2K";
    private static final int FRAME_MILLIS = 100;
    private static final int BAR_WIDTH = 40;
    private static final int BAR_LINE_SECONDS = 5;

    private final PrintStream out;
    private final boolean terminal;
    private final Set<String> waitingFor = new LinkedHashSet<>();
    private final long began = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "console");
        thread.setDaemon(true);
        return thread;
    });
    private int frame;
    private Bar bar;

    Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        if (terminal) {
            clock.scheduleAtFixedRate(this::draw, FRAME_MILLIS, FRAME_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    synchronized void line(String text) {
        out.println(terminal ? CLEAR_LINE + text : text);
        out.flush();
    }

    synchronized void waitFor(String... names) {
        waitingFor.addAll(Set.of(names));
    }

    /** Says that something waited for is there. */
    synchronized void ready(String name, Duration took, String where) {
        waitingFor.remove(name);
        line(String.format("  %-18s ready after %4.1f s   %s", name, seconds(took), where)
                .stripTrailing());
    }

    /** Shows how far something has come, until it is closed: on a terminal as a bar, elsewhere as a line every few seconds. */
    synchronized Bar bar(String what, long all, LongSupplier done) {
        Bar bar = new Bar(what, all, done);
        this.bar = bar;
        return bar;
    }

    final class Bar implements AutoCloseable {

        private final String what;
        private final long all;
        private final LongSupplier done;
        private final ScheduledFuture<?> lines;

        private Bar(String what, long all, LongSupplier done) {
            this.what = what;
            this.all = all;
            this.done = done;
            this.lines = terminal
                    ? null
                    : clock.scheduleAtFixedRate(
                            () -> line("  " + text()), BAR_LINE_SECONDS, BAR_LINE_SECONDS, TimeUnit.SECONDS);
        }

        private String text() {
            return String.format(Locale.ROOT, "%s: %,d of %,d", what, done.getAsLong(), all);
        }

        private String drawn() {
            int full = all == 0 ? BAR_WIDTH : (int) Math.min(BAR_WIDTH, done.getAsLong() * BAR_WIDTH / all);
            return "[" + "#".repeat(full) + "-".repeat(BAR_WIDTH - full) + "] " + text();
        }

        @Override
        public void close() {
            if (lines != null) {
                lines.cancel(false);
            }
            synchronized (Console.this) {
                bar = null;
                line("  " + text());
            }
        }
    }

    double sinceBegin() {
        return seconds(Duration.ofNanos(System.nanoTime() - began));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private synchronized void draw() {
        if (bar != null) {
            out.printf("%s  %s  %.0f s", CLEAR_LINE, bar.drawn(), sinceBegin());
            out.flush();
        } else if (!waitingFor.isEmpty()) {
            out.printf(
                    "%s  %s %s … %.0f s",
                    CLEAR_LINE, WHEEL.charAt(frame++ % WHEEL.length()), String.join(", ", waitingFor), sinceBegin());
            out.flush();
        }
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        if (!waitingFor.isEmpty() && terminal) {
            out.print(CLEAR_LINE);
        }
        waitingFor.clear();
        out.flush();
    }
}
