package io.throughline.stories.classification.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Labelled examples, laid out so that a text's embedding is compared with many of them at once. Those that are added to others share the others'
 * layout. Safe for use by many threads.
 */
public final class Examples {

    /** Compared at the same time: a few of a processor's wide registers. */
    private static final int TOGETHER = 64;

    private final List<SeedExample> all;
    private final List<Part> parts;

    private Examples(List<SeedExample> all, List<Part> parts) {
        this.all = all;
        this.parts = parts;
    }

    public static Examples of(List<SeedExample> examples) {
        return new Examples(List.of(), List.of()).and(examples);
    }

    /** These and then those. */
    public Examples and(List<SeedExample> more) {
        List<Part> longer = new ArrayList<>(parts);
        if (!more.isEmpty()) {
            longer.add(Part.of(all.size(), more));
        }
        return new Examples(Stream.concat(all.stream(), more.stream()).toList(), List.copyOf(longer));
    }

    public List<SeedExample> all() {
        return all;
    }

    public int size() {
        return all.size();
    }

    /**
     * The dot products of an embedding with each example's.
     *
     * @param from those of the examples before this position may be left 0
     */
    float[] products(float[] embedding, int from) {
        float[] products = new float[size()];
        for (Part part : parts) {
            if (part.first + part.count > from) {
                part.products(embedding, products);
            }
        }
        return products;
    }

    /**
     * Examples that follow each other.
     *
     * @param blocks of {@link #TOGETHER} each: the first number of all their embeddings, then the second, and so on
     */
    private record Part(int first, int count, float[][] blocks) {

        static Part of(int first, List<SeedExample> examples) {
            int dimension = examples.get(0).embedding().length;
            float[][] blocks = new float[(examples.size() + TOGETHER - 1) / TOGETHER][dimension * TOGETHER];
            for (int i = 0; i < examples.size(); i++) {
                float[] embedding = examples.get(i).embedding();
                for (int d = 0; d < dimension; d++) {
                    blocks[i / TOGETHER][d * TOGETHER + i % TOGETHER] = embedding[d];
                }
            }
            return new Part(first, examples.size(), blocks);
        }

        void products(float[] embedding, float[] into) {
            float[] sums = new float[TOGETHER];
            for (int b = 0; b < blocks.length; b++) {
                Arrays.fill(sums, 0);
                add(embedding, blocks[b], sums);
                int done = b * TOGETHER;
                System.arraycopy(sums, 0, into, first + done, Math.min(TOGETHER, count - done));
            }
        }

        /** No sum waits for another, so that the compiler can make many at once. */
        private static void add(float[] embedding, float[] block, float[] sums) {
            for (int d = 0; d < embedding.length; d++) {
                float value = embedding[d];
                int row = d * TOGETHER;
                for (int i = 0; i < TOGETHER; i++) {
                    sums[i] += value * block[row + i];
                }
            }
        }
    }
}
