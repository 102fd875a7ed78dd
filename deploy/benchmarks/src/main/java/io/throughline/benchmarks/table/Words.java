package io.throughline.benchmarks.table;

import java.time.Duration;
import java.util.Locale;

/** Figures as the table shows them. */
public final class Words {

    private static final double MILLIS = 1e3;

    private Words() {}

    public static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%,.0f/s", rate);
    }

    public static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }

    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS);
    }

    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
