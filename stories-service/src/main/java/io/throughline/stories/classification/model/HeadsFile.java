package io.throughline.stories.classification.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Heads without their model: gzip of each head's weights as 16-bit fractions of its largest. */
public final class HeadsFile {

    private HeadsFile() {}

    public static byte[] write(List<LinearHead> heads) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            for (LinearHead head : heads) {
                float largest = Float.MIN_NORMAL;
                for (float weight : head.weights()) {
                    largest = Math.max(largest, Math.abs(weight));
                }
                float scale = largest / Short.MAX_VALUE;
                out.writeFloat(scale);
                for (float weight : head.weights()) {
                    out.writeShort(Math.round(weight / scale));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @param like the heads of the model that these were trained beside: the same names and sizes
     * @throws UncheckedIOException when there are fewer weights than those have
     */
    public static List<LinearHead> read(byte[] bytes, List<LinearHead> like) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            List<LinearHead> heads = new ArrayList<>();
            for (LinearHead one : like) {
                float scale = in.readFloat();
                float[] weights = new float[one.weights().length];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = in.readShort() * scale;
                }
                heads.add(new LinearHead(one.name(), weights));
            }
            return heads;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
