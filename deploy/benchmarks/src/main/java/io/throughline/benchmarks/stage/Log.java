package io.throughline.benchmarks.stage;

import java.io.PrintStream;
import java.util.Locale;

/** Tells on the way what the table does not hold; the table is all that goes to the standard output. */
public final class Log {

    private static final double NANOS = 1e9;

    private final PrintStream out;
    private final long began = System.nanoTime();

    public Log(PrintStream out) {
        this.out = out;
    }

    public void line(String text) {
        out.printf(Locale.ROOT, "[%5.0f s] %s%n", (System.nanoTime() - began) / NANOS, text);
    }
}
