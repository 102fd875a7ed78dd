package io.throughline.stories.classification.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the labelled examples nearest in meaning say: a second opinion beside the linear heads, for a region of meaning that no
 * straight line bounds.
 */
public final class Neighbours {

    /** So many examples vote. */
    public static final int VOTERS = 10;

    /** Cosines of this model lie close together; a difference of this much makes a voter e times weaker. */
    private static final double REACH = 0.05;

    private final List<SeedExample> examples;
    private final List<int[]> answers;
    private final int heads;

    /** @param headNames the heads that votes are counted for, in order */
    public Neighbours(List<SeedExample> examples, List<String> headNames) {
        this.examples = examples;
        this.heads = headNames.size();
        this.answers = examples.stream()
                .map(e -> e.answers().stream().mapToInt(headNames::indexOf).toArray())
                .toList();
    }

    /** @param similarity cosine, -1 to 1 */
    public record Near(SeedExample example, double similarity, int position) {}

    /** The nearest examples, nearest first. */
    public List<Near> nearest(float[] embedding, int count) {
        return IntStream.range(0, examples.size())
                .mapToObj(i -> new Near(examples.get(i), dot(examples.get(i).embedding(), embedding), i))
                .sorted(Comparator.comparingDouble(Near::similarity).reversed())
                .limit(count)
                .toList();
    }

    /** The share of the nearest examples' weight that answers yes, by head; 0 to 1. */
    public double[] votes(List<Near> nearest) {
        double[] votes = new double[heads];
        double all = 0;
        for (Near near : nearest.subList(0, Math.min(VOTERS, nearest.size()))) {
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

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
