package io.throughline.benchmarks.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Counts the word {@code "accepted"}, with its quotes, in an answer that comes in pieces. */
final class AcceptedCount {

    private static final byte[] WORD = "\"accepted\"".getBytes(StandardCharsets.US_ASCII);

    private int matched;
    private int count;

    void read(ByteBuf piece) {
        for (int i = piece.readerIndex(); i < piece.writerIndex(); i++) {
            byte next = piece.getByte(i);
            if (next != WORD[matched]) {
                // only a quote begins the word
                matched = next == WORD[0] ? 1 : 0;
            } else if (++matched == WORD.length) {
                count++;
                matched = 0;
            }
        }
    }

    /** The count of the answer that has ended; the next begins at nothing. */
    int take() {
        int taken = count;
        count = 0;
        matched = 0;
        return taken;
    }
}
