package io.throughline.stories.classification.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class EncoderChangeTest {

    private static final byte[] BEFORE = {1, 2, 3, 4, 5, (byte) 250};
    private static final byte[] AFTER = {1, 9, 3, 4, 5, 4};

    @Test
    void theRangesBecomeWhatTheyWereTaughtToBe() throws Exception {
        byte[] file = BEFORE.clone();
        String version = EncoderChange.apply(change(BEFORE, AFTER, 7, 10), file);
        assertThat(file).isEqualTo(AFTER);
        assertThat(version).matches("[0-9a-f]{12}");
    }

    @Test
    void anotherModelIsNotChanged() throws Exception {
        byte[] file = {1, 2, 3, 4, 5, 6};
        ByteArrayInputStream change = change(BEFORE, AFTER, 7, 10);
        assertThatIllegalStateException()
                .isThrownBy(() -> EncoderChange.apply(change, file))
                .withMessageContaining("not the one");
        assertThat(file).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void damagedChangeIsRefused() throws Exception {
        ByteArrayInputStream change = change(BEFORE, AFTER, 7, 11);
        assertThatIllegalStateException()
                .isThrownBy(() -> EncoderChange.apply(change, BEFORE.clone()))
                .withMessageContaining("damaged");
    }

    private static ByteArrayInputStream change(byte[] before, byte[] after, int second, int last)
            throws IOException, NoSuchAlgorithmException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.write(MessageDigest.getInstance("SHA-256").digest(before));
            out.write(MessageDigest.getInstance("SHA-256").digest(after));
            out.writeInt(2);
            out.writeInt(1);
            out.writeInt(1);
            out.writeInt(4);
            out.writeInt(2);
            out.write(new byte[] {(byte) second, 0, (byte) last});
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
