package io.throughline.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Writes new UUIDs of version 7 (RFC 9562, 5.7) as text, also into prepared bytes. For one thread. */
public final class UuidText {

    static final int LENGTH = 36;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final long VERSION = 7L << 12;
    private static final long VARIANT = 2L << 62;

    private final SplittableRandom random;

    public UuidText(SplittableRandom random) {
        this.random = random;
    }

    /** @param millis since the epoch */
    public String next(long millis) {
        byte[] text = new byte[LENGTH];
        write(text, 0, millis);
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** @param millis since the epoch */
    void write(byte[] target, int offset, long millis) {
        long bits = random.nextLong();
        long high = millis << 16 | VERSION | bits & 0xFFF;
        long low = VARIANT | random.nextLong() >>> 2;
        int at = hex(target, offset, high >>> 32, 8);
        target[at++] = '-';
        at = hex(target, at, high >>> 16, 4);
        target[at++] = '-';
        at = hex(target, at, high, 4);
        target[at++] = '-';
        at = hex(target, at, low >>> 48, 4);
        target[at++] = '-';
        hex(target, at, low, 12);
    }

    private static int hex(byte[] target, int offset, long value, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            target[offset + i] = HEX[(int) (value & 0xF)];
            value >>>= 4;
        }
        return offset + digits;
    }
}
