package io.throughline.stories.practices;

import java.time.Instant;
import java.util.UUID;

/** Ids of practices that people make. */
public final class PracticeIds {

    private PracticeIds() {}

    /** A UUID of version 7 (RFC 9562). */
    public static UUID next(Instant now) {
        UUID random = UUID.randomUUID();
        long high = now.toEpochMilli() << 16 | 0x7000L | random.getMostSignificantBits() & 0xfffL;
        return new UUID(high, random.getLeastSignificantBits());
    }
}
