package io.throughline.stories.classification.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.stories.classification.model.FeatureVector;
import io.throughline.stories.classification.model.LinearHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    private static final int DENSE = 7;
    private static final int SPARSE = 40;
    private static final int SIZE = DENSE + SPARSE + 1;
    private static final double COST = 0.4;

    /** In logits: each ends where the gradient is small enough, not at the same point. */
    private static final double CLOSE = 0.15;

    private final Random random = new Random(11);
    private final List<FeatureVector> examples = examples(400);
    private final boolean[] yes = answers(examples);

    @Test
    void itFindsTheHeadThatLiblinearFinds() {
        LinearHead liblinears = new HeadTrainer(DENSE + SPARSE)
                .train("head", examples.stream().map(HeadTrainer.Example::of).toList(), yes, COST);

        LinearHead own = head(examples, yes, costs(examples.size()), null);

        assertThat(examples).anyMatch(example -> Math.abs(own.score(example)) > 1);
        assertThat(apart(own, liblinears)).isLessThan(CLOSE);
    }

    @Test
    void anExampleOfThreefoldWeightCountsAsThreeOfIt() {
        List<FeatureVector> copied = new ArrayList<>(examples);
        copied.addAll(examples.subList(0, 50));
        copied.addAll(examples.subList(0, 50));
        double[] heavy = costs(examples.size());
        Arrays.fill(heavy, 0, 50, 3 * COST);

        LinearHead ofWeights = head(examples, yes, heavy, null);
        LinearHead ofCopies = head(copied, answers(copied), costs(copied.size()), null);

        assertThat(apart(ofWeights, ofCopies)).isLessThan(0.001);
        assertThat(apart(ofWeights, head(examples, yes, costs(examples.size()), null)))
                .as("weight changes it")
                .isGreaterThan(2 * CLOSE);
    }

    @Test
    void whereItBeginsDoesNotDecideWhereItEnds() {
        float[] anywhere = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            anywhere[i] = (float) random.nextGaussian();
        }

        LinearHead fromThere = head(examples, yes, costs(examples.size()), anywhere);

        LinearHead fromNothing = head(examples, yes, costs(examples.size()), null);
        assertThat(apart(fromThere, fromNothing)).isLessThan(CLOSE);
        assertThat(head(examples, yes, costs(examples.size()), fromNothing.weights())
                        .weights())
                .as("where it had ended it stays")
                .isEqualTo(fromNothing.weights());
    }

    /** The greatest difference of two heads' scores of any example. */
    private double apart(LinearHead one, LinearHead other) {
        return examples.stream()
                .mapToDouble(example -> Math.abs(one.score(example) - other.score(example)))
                .max()
                .orElseThrow();
    }

    private static LinearHead head(List<FeatureVector> examples, boolean[] yes, double[] costs, float[] from) {
        double[] answers = new double[yes.length];
        for (int i = 0; i < yes.length; i++) {
            answers[i] = yes[i] ? 1 : -1;
        }
        return new LinearHead("head", new LogisticRegression(examples, answers, costs, SIZE).weights(from));
    }

    private static double[] costs(int many) {
        double[] costs = new double[many];
        Arrays.fill(costs, COST);
        return costs;
    }

    private List<FeatureVector> examples(int many) {
        List<FeatureVector> made = new ArrayList<>();
        for (int e = 0; e < many; e++) {
            float[] dense = new float[DENSE];
            for (int i = 0; i < DENSE; i++) {
                dense[i] = (float) random.nextGaussian() + 1;
            }
            int[] indices = random.ints(0, SPARSE).distinct().limit(6).sorted().toArray();
            float[] values = new float[indices.length];
            Arrays.fill(values, 0.8f);
            made.add(new FeatureVector(dense, indices, values));
        }
        return made;
    }

    /** A quarter says yes, some of them against what their features say. */
    private static boolean[] answers(List<FeatureVector> examples) {
        boolean[] yes = new boolean[examples.size()];
        for (int e = 0; e < yes.length; e++) {
            FeatureVector example = examples.get(e);
            yes[e] = example.dense()[0] - example.dense()[1] + example.indices()[0] / 20.0 > 1.2
                    || example.indices()[2] == 9;
        }
        return yes;
    }
}
