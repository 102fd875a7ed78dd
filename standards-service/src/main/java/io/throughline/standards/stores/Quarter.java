package io.throughline.standards.stores;

import java.time.Duration;
import java.time.Instant;

/** A quarter of an hour of UTC's. In every zone days begin with one: their offsets are multiples of 15 minutes. */
public final class Quarter {

    private static final Duration LENGTH = Duration.ofMinutes(15);

    private Quarter() {}

    /** The number of the one that it is, from 1970 on: as long as it is the same no store's day has changed. */
    public static long of(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), LENGTH.toSeconds());
    }
}
