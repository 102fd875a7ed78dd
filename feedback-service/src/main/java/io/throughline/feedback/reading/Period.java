package io.throughline.feedback.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** From an edge on and before another; null is open. */
public record Period(Edge from, Edge to) {

    public boolean inOrder() {
        return from == null || to == null || from.in(ZoneOffset.UTC).isBefore(to.in(ZoneOffset.UTC));
    }

    /** Whether it is bounded, and by no more than this; one that is open to the future ends now. */
    public boolean isWithin(Duration longest, Instant now) {
        if (from == null) {
            return false;
        }
        Instant end = to == null ? now : to.in(ZoneOffset.UTC);
        return Duration.between(from.in(ZoneOffset.UTC), end).compareTo(longest) <= 0;
    }
}
