package io.throughline.runtime.sql;

import java.time.Duration;

/** Waits that double up to a bound, for a dependency that is away. For one thread. */
public final class Backoff {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    public Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    public Duration next() {
        Duration now = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return now;
    }

    /** The dependency has answered. */
    public void reset() {
        next = first;
    }
}
