package io.throughline.feedback.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Where a period begins or ends: an instant, or the beginning of a day, which comes earlier or later with each store's zone. One of the
 * two is null.
 */
public record Edge(Instant instant, LocalDate day) {

    public static Edge at(Instant instant) {
        return new Edge(instant, null);
    }

    public static Edge startOf(LocalDate day) {
        return new Edge(null, day);
    }

    /** The earliest that it can be, anywhere on earth. */
    public Instant earliest() {
        return in(ZoneOffset.MAX);
    }

    /** The latest that it can be, anywhere on earth. */
    public Instant latest() {
        return in(ZoneOffset.MIN);
    }

    Instant in(ZoneOffset zone) {
        return day == null ? instant : day.atStartOfDay().toInstant(zone);
    }
}
