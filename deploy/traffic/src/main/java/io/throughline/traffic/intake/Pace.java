package io.throughline.traffic.intake;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Spaces batches so that no more than a number of items a second leave. One thread uses it. */
public final class Pace {

    private final double perSecond;
    private final LongSupplier nanos;
    private long nextAt;
    private boolean started;

    /**
     * @param perSecond items a second; infinity for as fast as it goes
     * @param nanos the clock, as {@link System#nanoTime()}
     */
    public Pace(double perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    /** The batch size to use: at most a second's worth, or a slow pace would come in bursts. */
    int batch(int wanted) {
        return (int) Math.max(1, Math.min(wanted, perSecond));
    }

    /** How long to wait before a batch of this many items may leave; counts it as left. */
    Duration next(int items) {
        long now = nanos.getAsLong();
        // A sender that fell behind does not catch up in a burst.
        long at = started ? Math.max(now, nextAt) : now;
        started = true;
        nextAt = at + (long) (items / perSecond * 1e9);
        return Duration.ofNanos(at - now);
    }
}
