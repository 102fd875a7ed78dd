package io.throughline.traffic.report;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar at a terminal; where the output goes to a file, a line every few seconds. Threads may share it. */
public final class Progress implements AutoCloseable {

    private static final int BAR_EVERY = 250;
    private static final int LINE_EVERY = 5_000;
    private static final int LINE_WIDTH = 120;

    private final ProgressBar bar;
    private final AtomicBoolean closed = new AtomicBoolean();
    private String printed;

    /**
     * @param units what is counted, for people
     * @param count how many there are; negative when nobody knows
     */
    public Progress(String task, String units, long count, PrintWriter err) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(count)
                .setUnit(" " + units, 1)
                .setStyle(ProgressBarStyle.ASCII);
        if (System.console() == null) {
            builder.setUpdateIntervalMillis(LINE_EVERY)
                    .setConsumer(new DelegatingProgressBarConsumer(line -> printNew(line, err), LINE_WIDTH));
        } else {
            builder.setUpdateIntervalMillis(BAR_EVERY).clearDisplayOnFinish();
        }
        bar = builder.build();
    }

    /** The bar's renderer repeats itself when it is closed. */
    private synchronized void printNew(String line, PrintWriter err) {
        if (!line.equals(printed)) {
            printed = line;
            err.println(line.stripTrailing());
            err.flush();
        }
    }

    public void done(int more) {
        bar.stepBy(more);
        bar.setExtraMessage("");
    }

    public void waiting(String why, Duration time) {
        bar.setExtraMessage(String.format(Locale.ROOT, "%s: again in %.1f s", why, time.toMillis() / 1000.0));
    }

    /** May be called again: the bar itself would be drawn once more, below what has been printed since. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            bar.close();
        }
    }
}
