package io.throughline.stories.classification.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the labelled examples nearest in meaning say: a second opinion beside the linear heads, for a region of meaning that no
 * straight line bounds.
 */
public final class Neighbours {

    /** So many examples vote. */
    private static final int VOTERS = 10;

    /** Cosines of this model lie close together; a difference of this much makes a voter e times weaker. */
    private static final double REACH = 0.05;

    private final Examples examples;
    private final List<int[]> answers;
    private final int heads;

    /** Those of the first examples; null where all are looked through. */
    private final KnownNeighbours known;

    /** @param headNames the heads that votes are counted for, in order */
    public Neighbours(Examples examples, List<String> headNames) {
        this(examples, headNames, null);
    }

    /** @param known of the first of these examples; null for none */
    public Neighbours(Examples examples, List<String> headNames, KnownNeighbours known) {
        this.known = known;
        this.examples = examples;
        this.heads = headNames.size();
        this.answers = examples.all().stream()
                .map(e -> e.answers().stream()
                        .mapToInt(headNames::indexOf)
                        .filter(head -> head >= 0) // a theme that is no more
                        .toArray())
                .toList();
    }

    /** @param similarity cosine, -1 to 1 */
    public record Near(SeedExample example, double similarity, int position) {}

    /** The nearest examples, nearest first. */
    List<Near> nearest(float[] embedding, int count) {
        // Kept in order while going through all: sorting a thousand for ten would cost more than the heads do.
        int[] positions = new int[Math.min(count, examples.size())];
        double[] similarities = new double[positions.length];
        Arrays.fill(similarities, Double.NEGATIVE_INFINITY);
        int first = 0;
        if (known != null && positions.length <= VOTERS) {
            List<Near> nearest = known.nearest(embedding, VOTERS);
            for (int k = 0; k < Math.min(positions.length, nearest.size()); k++) {
                positions[k] = nearest.get(k).position();
                similarities[k] = nearest.get(k).similarity();
            }
            first = known.size();
        }
        float[] products = examples.products(embedding, first);
        for (int i = first; i < products.length; i++) {
            double similarity = products[i];
            int slot = positions.length;
            while (slot > 0 && similarity > similarities[slot - 1]) {
                slot--;
                if (slot + 1 < positions.length) {
                    similarities[slot + 1] = similarities[slot];
                    positions[slot + 1] = positions[slot];
                }
            }
            if (slot < positions.length) {
                similarities[slot] = similarity;
                positions[slot] = i;
            }
        }
        return IntStream.range(0, positions.length)
                .mapToObj(k -> new Near(examples.all().get(positions[k]), similarities[k], positions[k]))
                .toList();
    }

    /** The nearest examples that vote, nearest first. */
    public List<Near> voters(float[] embedding) {
        return nearest(embedding, VOTERS);
    }

    /** The share of the nearest examples' weight that answers yes, by head; 0 to 1. */
    public double[] votes(List<Near> nearest) {
        double[] votes = new double[heads];
        double all = 0;
        for (Near near : nearest) {
            double weight = Math.exp((near.similarity() - nearest.get(0).similarity()) / REACH);
            all += weight;
            for (int head : answers.get(near.position())) {
                votes[head] += weight;
            }
        }
        for (int h = 0; h < heads; h++) {
            votes[h] /= Math.max(all, Double.MIN_NORMAL);
        }
        return votes;
    }
}
