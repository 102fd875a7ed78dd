package io.throughline.stories.practices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A practice's id, made of the story that told it first: whoever finds the same practice in the same stories finds it by the same id, in
 * whatever order they came. Of another origin it is another. Like the story's own, it is unique within its organization. A UUID of version 7 (RFC 9562) with a digest where random bits would be.
 */
final class PracticeId {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private PracticeId() {}

    static UUID of(Behaviour first) {
        ByteBuffer digest = ByteBuffer.wrap(digest("practice/"
                + (first.origin() == Origin.PRAISE ? "" : first.origin().wireName() + "/") + first.story()));
        long high = first.correctedAt().toEpochMilli() << 16 | VERSION | digest.getLong() & 0xfffL;
        long low = VARIANT | digest.getLong() & 0x3fff_ffff_ffff_ffffL;
        return new UUID(high, low);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
