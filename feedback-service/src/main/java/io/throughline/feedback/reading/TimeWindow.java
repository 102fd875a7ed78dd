package io.throughline.feedback.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The part of a span of time that is read next: as long as can be read at a time, which only trying tells. */
public final class TimeWindow {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(400);

    private final Instant until;
    private Instant begin;
    private UUID after;
    private Duration length;

    /**
     * @param from inclusive
     * @param until exclusive
     * @param length of the first one
     */
    public TimeWindow(Instant from, Instant until, Duration length) {
        this.begin = from;
        this.until = until;
        this.length = length;
    }

    /** Whether all of the span has been read. */
    public boolean isOver() {
        return !begin.isBefore(until);
    }

    public Instant begin() {
        return begin;
    }

    /** Exclusive. */
    public Instant end() {
        Instant end = begin.plus(length);
        return end.isBefore(until) ? end : until;
    }

    /** At the beginning itself only what comes behind this id is left; null where all of it is. */
    public UUID after() {
        return after;
    }

    /** A part of it was read, in the order of time and id, and this last. */
    public void readTo(Instant last, UUID id) {
        begin = last;
        after = id;
    }

    public void readWhole() {
        begin = end();
        after = null;
    }

    public void lengthen() {
        length = length.compareTo(LONGEST.dividedBy(2)) < 0 ? length.multipliedBy(2) : LONGEST;
    }

    /** @return whether it was long enough for that */
    public boolean shorten() {
        Duration present = Duration.between(begin, end());
        boolean possible = present.compareTo(SHORTEST) > 0;
        if (possible) {
            length = present.dividedBy(2);
        }
        return possible;
    }
}
