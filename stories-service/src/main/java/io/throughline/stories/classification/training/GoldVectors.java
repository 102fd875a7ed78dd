package io.throughline.stories.classification.training;

import io.throughline.stories.classification.encoding.Encoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The embeddings of the gold set's texts, of their sentences and of what else the shipped model looks at in them, so that a service
 * need not run the encoder over all of it before it can tell how well it does. The file: gzip of each text and its vector as 16-bit fractions
 * of its largest value: with 8-bit ones a text or two would be decided otherwise than in service.
 */
final class GoldVectors {

    static final String FILE = "gold-vectors.bin";

    private GoldVectors() {}

    /** @param vectors by text as the encoder was asked for it; the same ones give the same bytes */
    static byte[] write(Map<String, float[]> vectors) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(vectors.size());
            for (Map.Entry<String, float[]> entry : new TreeMap<>(vectors).entrySet()) {
                out.writeUTF(entry.getKey());
                float largest = Float.MIN_NORMAL;
                for (float value : entry.getValue()) {
                    largest = Math.max(largest, Math.abs(value));
                }
                float scale = largest / Short.MAX_VALUE;
                out.writeFloat(scale);
                for (float value : entry.getValue()) {
                    out.writeShort(Math.round(value / scale));
                }
            }
        }
        return bytes.toByteArray();
    }

    static Map<String, float[]> read(InputStream file) throws IOException {
        // unzipped as a whole: value by value it would take ten times as long
        byte[] bytes = new GZIPInputStream(file).readAllBytes();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int count = in.readInt();
        Map<String, float[]> vectors = new HashMap<>(count * 2);
        for (int k = 0; k < count; k++) {
            String text = in.readUTF();
            float scale = in.readFloat();
            float[] vector = new float[Encoder.DIMENSION];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = in.readShort() * scale;
            }
            vectors.put(text, vector);
        }
        return vectors;
    }

    /** @throws IllegalStateException when the file is not there; the train command writes it */
    static Map<String, float[]> shipped() throws IOException {
        try (InputStream in = GoldVectors.class.getResourceAsStream("/classification/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "/classification/" + FILE + " is not on the class path; the train command writes it");
            }
            return read(in);
        }
    }
}
