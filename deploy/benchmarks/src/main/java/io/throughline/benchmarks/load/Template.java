package io.throughline.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * A request with places that differ each time: {@link #ID} is filled with a new id, {@link #SENT_AT} with the present time,
 * {@link #DEVICE} with the number of the device.
 */
record Template(byte[] bytes, int[] ids, int[] times, int[] devices) {

    static final String ID = "~".repeat(UuidText.LENGTH);
    static final String SENT_AT = "^".repeat(TimeText.LENGTH);
    static final int DEVICE_DIGITS = 5;
    static final String DEVICE = "|".repeat(DEVICE_DIGITS);

    static Template of(String request) {
        return new Template(
                request.getBytes(StandardCharsets.US_ASCII),
                places(request, ID),
                places(request, SENT_AT),
                places(request, DEVICE));
    }

    private static int[] places(String request, String mark) {
        return IntStream.iterate(
                        request.indexOf(mark),
                        place -> place >= 0,
                        place -> request.indexOf(mark, place + mark.length()))
                .toArray();
    }
}
