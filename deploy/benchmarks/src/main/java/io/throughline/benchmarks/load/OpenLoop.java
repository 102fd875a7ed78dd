package io.throughline.benchmarks.load;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Requests are due at even intervals, whatever becomes of those before, as from people who know nothing of each other. One that no connection
 * is free for waits, and this waiting counts: its time runs from when it was due.
 */
final class OpenLoop implements Pace {

    private static final double NANOS = 1e9;

    private final EventExecutor clock;
    private final long beginNanos;
    private final double interval;
    private final long total;
    private final Deque<LoadConnection> idle = new ArrayDeque<>();
    private long sent;
    private boolean waits;

    /**
     * @param clock of the thread that all calls come from
     * @param beginNanos of {@link System#nanoTime}
     * @param rate requests a second
     */
    OpenLoop(EventExecutor clock, long beginNanos, double rate, long timeNanos) {
        this.clock = clock;
        this.beginNanos = beginNanos;
        this.interval = NANOS / rate;
        this.total = Math.max(1, (long) (timeNanos / interval));
    }

    @Override
    public void idle(LoadConnection connection) {
        idle.add(connection);
        send();
    }

    private void send() {
        while (sent < total && !idle.isEmpty() && due() <= System.nanoTime()) {
            LoadConnection connection = idle.poll();
            if (connection.isOpen()) {
                connection.send(due());
                sent++;
            }
        }
        if (sent == total) {
            idle.forEach(LoadConnection::close);
            idle.clear();
        } else if (!idle.isEmpty() && !waits) {
            waits = true;
            clock.schedule(this::wake, due() - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void wake() {
        waits = false;
        send();
    }

    /** The next one, by {@link System#nanoTime}. */
    private long due() {
        return beginNanos + (long) (sent * interval);
    }

    @Override
    public long unsent() {
        return total - sent;
    }
}
