package io.throughline.traffic.scenario;

import io.throughline.traffic.scenario.text.Draw;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids with version and variant of UUIDv7 (RFC 9562, 5.7) that are always the same for the same scenario, seed, size and index. Their
 * time part is no time at all, but grows with the index.
 */
final class FeedbackIds {

    private static final long BEGINNING = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final long VERSION = 7L << 12;
    private static final long VARIANT = 2L << 62;

    private final String scenario;

    FeedbackIds(String name, long seed, int size) {
        this.scenario = name + "/" + seed + "/" + size + "/";
    }

    UUID of(int index) {
        ByteBuffer hash = ByteBuffer.wrap(Draw.sha256(scenario + index));
        long time = BEGINNING + index * 1_000L;
        return new UUID(time << 16 | VERSION | hash.getLong() & 0xFFF, VARIANT | hash.getLong() >>> 2);
    }
}
