package io.throughline.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The time as text of always the same length; made once a millisecond. For one thread. */
final class TimeText {

    static final int LENGTH = "2026-11-21T10:15:30.000Z".length();

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private long millis = Long.MIN_VALUE;
    private byte[] text = new byte[LENGTH];

    static String of(long millis) {
        return FORMAT.format(Instant.ofEpochMilli(millis));
    }

    void write(byte[] target, int offset, long now) {
        if (now != millis) {
            text = of(now).getBytes(StandardCharsets.US_ASCII);
            millis = now;
        }
        System.arraycopy(text, 0, target, offset, LENGTH);
    }
}
