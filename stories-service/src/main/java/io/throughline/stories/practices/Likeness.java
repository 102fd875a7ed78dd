package io.throughline.stories.practices;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How alike two passages are in what they tell, less what does not matter. A passage's print is its embedding, centred and whitened by how
 * tellings of the same differ (within-class covariance normalization: Hatch, Kajarekar and Stolcke 2006), beside the deeds and
 * circumstances that it speaks of. Two prints are as alike as their cosine, less the mean of what each has with the passages of a fixed background
 * that are nearest to it (as speakers' scores are normalized: Matějka et al. 2017): a passage that is like everything is like nothing in
 * particular. Learned by {@code stories-service/learn-practices} and shipped as {@code practices/likeness.bin}.
 */
public final class Likeness {

    /** How much deeds and circumstances weigh beside the embedding. */
    private static final float CONCEPTS_WEIGH = 0.3f;

    /** Passages of the background that say how usual a print is. */
    private static final int NEAREST = 10;

    private final float[] mean;
    private final float[][] whitening;
    private final float[] weights;
    private final float[][] background;

    /** @param weights of each concept; @param background prints, may be none */
    Likeness(float[] mean, float[][] whitening, float[] weights, float[][] background) {
        this.mean = mean;
        this.whitening = whitening;
        this.weights = weights;
        this.background = background;
    }

    /**
     * @param values of length 1
     * @param usual how like the background it is
     */
    record Print(float[] values, float usual) {

        static float alike(Print one, Print other) {
            return AverageLinkage.dot(one.values, other.values) - (one.usual + other.usual) / 2;
        }
    }

    /** @throws IllegalStateException when the resource is not there */
    public static Likeness load() {
        try (InputStream file = Likeness.class.getResourceAsStream("/practices/likeness.bin")) {
            if (file == null) {
                throw new IllegalStateException(
                        "practices/likeness.bin is not on the class path; learn-practices writes it");
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The embedding as it is: for comparing, and for tests. */
    static Likeness ofEmbeddings(float[] mean) {
        return new Likeness(mean, null, new float[Concepts.shipped().size()], new float[0][]);
    }

    Likeness against(float[][] prints) {
        return new Likeness(mean, whitening, weights, prints);
    }

    /** Without whitening, concepts and background. */
    Likeness centred() {
        return ofEmbeddings(mean);
    }

    /** Without concepts and background. */
    Likeness whitened() {
        return new Likeness(mean, whitening, new float[weights.length], new float[0][]);
    }

    /** Without background. */
    Likeness absolute() {
        return against(new float[0][]);
    }

    Print print(Behaviour behaviour) {
        float[] values = values(behaviour.vector(), behaviour.passage());
        return new Print(values, usual(values));
    }

    float[] values(float[] vector, String passage) {
        float[] apart = new float[vector.length];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = vector[i] - mean[i];
        }
        int dimensions = apart.length;
        float[] values = new float[dimensions + weights.length];
        for (int i = 0; i < dimensions; i++) {
            values[i] = whitening == null ? apart[i] : AverageLinkage.dot(whitening[i], apart);
        }
        normalize(values, 0, dimensions, 1);
        Concepts.shipped().of(passage).stream().forEach(concept -> values[dimensions + concept] = weights[concept]);
        normalize(values, dimensions, values.length, (float) Math.sqrt(CONCEPTS_WEIGH));
        normalize(values, 0, values.length, 1);
        return values;
    }

    private float usual(float[] values) {
        if (background.length == 0) {
            return 0;
        }
        float[] alike = new float[background.length];
        for (int i = 0; i < alike.length; i++) {
            alike[i] = AverageLinkage.dot(values, background[i]);
        }
        Arrays.sort(alike);
        int count = Math.min(NEAREST, alike.length);
        float sum = 0;
        for (int i = alike.length - count; i < alike.length; i++) {
            sum += alike[i];
        }
        return sum / count;
    }

    private static void normalize(float[] values, int from, int to, float length) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i] * values[i];
        }
        if (sum > 0) {
            float factor = (float) (length / Math.sqrt(sum));
            for (int i = from; i < to; i++) {
                values[i] *= factor;
            }
        }
    }

    /** Numbers as 16-bit fractions of the row's largest: the same input gives the same bytes. */
    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(mean.length);
            out.writeInt(weights.length);
            out.writeInt(background.length);
            write(out, mean);
            write(out, weights);
            for (float[] row : whitening) {
                write(out, row);
            }
            for (float[] row : background) {
                write(out, row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Likeness read(InputStream file) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(file))) {
            int dimensions = in.readInt();
            int concepts = in.readInt();
            if (concepts != Concepts.shipped().size()) {
                throw new IllegalStateException("concepts.txt has changed since likeness.bin was learned");
            }
            float[][] background = new float[in.readInt()][];
            float[] mean = read(in, dimensions);
            float[] weights = read(in, concepts);
            float[][] whitening = new float[dimensions][];
            for (int i = 0; i < dimensions; i++) {
                whitening[i] = read(in, dimensions);
            }
            for (int i = 0; i < background.length; i++) {
                background[i] = read(in, dimensions + concepts);
            }
            return new Likeness(mean, whitening, weights, background);
        }
    }

    private static void write(DataOutputStream out, float[] row) throws IOException {
        float largest = Float.MIN_NORMAL;
        for (float value : row) {
            largest = Math.max(largest, Math.abs(value));
        }
        float scale = largest / Short.MAX_VALUE;
        out.writeFloat(scale);
        for (float value : row) {
            out.writeShort(Math.round(value / scale));
        }
    }

    private static float[] read(DataInputStream in, int size) throws IOException {
        float scale = in.readFloat();
        float[] row = new float[size];
        for (int i = 0; i < size; i++) {
            row[i] = in.readShort() * scale;
        }
        return row;
    }
}
