package io.throughline.runtime.work;

import io.throughline.runtime.sql.FailureKind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Work in the background that is asked for more often than it can be done: it runs once at a time, and once more if it was asked for
 * meanwhile, however often that was.
 */
public final class Soon {

    private static final Logger LOG = Logger.getLogger(Soon.class);

    private final Runnable work;
    private final AtomicBoolean asked = new AtomicBoolean();

    public Soon(Runnable work) {
        this.work = work;
    }

    /** Returns at once; the work begins after this, or has still to begin. */
    public void ask() {
        if (asked.compareAndSet(false, true)) {
            CompletableFuture.runAsync(this::run);
        }
    }

    /** Does it now, on the caller's thread. */
    public synchronized void run() {
        asked.set(false);
        try {
            work.run();
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "Work in the background failed: %s", FailureKind.reason(bug));
        }
    }
}
