package io.throughline.stories.classification.encoding;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * What tells a taught encoder from the one that it was taught from: the same file with other weights in it. Shipped instead of the whole, as
 * {@code stories-service/teach-encoder} writes it: gzip of the SHA-256 of the file before and after, the number of ranges, and of each its offset and length
 * (32 bits, big-endian), followed by what is to be added to each byte of all ranges, modulo 256.
 */
final class EncoderChange {

    private static final int HASH = 32;

    private EncoderChange() {}

    /**
     * Changes the file in place.
     *
     * @return the first 12 hexadecimal digits of the SHA-256 of what it is now
     * @throws IllegalStateException when it is not the file that the change was made for, or does not become what it ought to
     */
    static String apply(InputStream change, byte[] file) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(change, 1 << 16))) {
            check(file, in.readNBytes(HASH), "the encoder is not the one that its change was made for");
            byte[] after = in.readNBytes(HASH);
            int[] offsets = new int[in.readInt()];
            int[] lengths = new int[offsets.length];
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = in.readInt();
                lengths[i] = in.readInt();
            }
            for (int i = 0; i < offsets.length; i++) {
                byte[] added = in.readNBytes(lengths[i]);
                for (int j = 0; j < added.length; j++) {
                    file[offsets[i] + j] += added[j];
                }
            }
            check(file, after, "the change of the encoder is damaged");
            return HexFormat.of().formatHex(after).substring(0, 12);
        }
    }

    private static void check(byte[] file, byte[] hash, String problem) {
        try {
            if (!Arrays.equals(MessageDigest.getInstance("SHA-256").digest(file), hash)) {
                throw new IllegalStateException(problem);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
