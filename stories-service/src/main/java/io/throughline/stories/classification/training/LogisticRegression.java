package io.throughline.stories.classification.training;

import io.throughline.stories.classification.model.FeatureVector;
import java.util.Arrays;
import java.util.List;

/**
 * L2-regularized logistic regression, the problem that {@link HeadTrainer} gives to liblinear, for heads that somebody waits for: its
 * examples may weigh more than others instead of standing there more often, it begins at a head that is nearly right, and the embedding's
 * features lie in a row instead of being one object each. A fifth of liblinear's time or less for the same heads. Newton's method with conjugate
 * gradients, as in Lin, Weng and Keerthi, Trust Region Newton Method for Large-Scale Logistic Regression, JMLR 9 (2008), with a line search
 * for the trust region. No randomness: the same examples in the same order give the same weights.
 */
final class LogisticRegression {

    /** liblinear's: the share of the gradient at no weights at all that may be left, for as many yes as no. */
    private static final double TOLERANCE = 0.01;

    /** Loose: more steps, but a third less time than with 0.1. */
    private static final double CONJUGATE_TOLERANCE = 0.4;

    private static final double ENOUGH_DECREASE = 0.01;

    /** It ends by itself within some ten steps; these bound what no example was ever seen to need. */
    private static final int MOST_STEPS = 100;

    private static final int MOST_INNER_STEPS = 200;
    private static final double LEAST_STEP = 1e-6;

    private final List<FeatureVector> examples;
    private final double[] answers;
    private final double[] costs;
    private final int size;

    /**
     * @param answers 1 for yes and -1 for no, by example
     * @param costs how closely each example is to be followed: liblinear's C by the example's weight
     * @param size weights, with the bias, which comes last and is regularized like the others
     */
    LogisticRegression(List<FeatureVector> examples, double[] answers, double[] costs, int size) {
        this.examples = examples;
        this.answers = answers;
        this.costs = costs;
        this.size = size;
    }

    /** @param from the weights to begin with: near by, the end is found sooner; null for none */
    float[] weights(float[] from) {
        double[] w = new double[size];
        double[] gradient = gradient(w, new double[examples.size()]);
        double enough = tolerance() * norm(gradient);
        double[] scores = new double[examples.size()];
        if (from != null) {
            for (int i = 0; i < size; i++) {
                w[i] = from[i];
            }
            scores = scores(w);
            gradient = gradient(w, scores);
        }
        for (int step = 0; step < MOST_STEPS && norm(gradient) > enough; step++) {
            double[] direction = direction(gradient, scores);
            if (!search(w, scores, direction, dot(gradient, direction))) {
                break; // as low as doubles can tell
            }
            gradient = gradient(w, scores);
        }
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            weights[i] = (float) w[i];
        }
        return weights;
    }

    /** Of few yes or few no the gradient is small from the outset: a smaller share of it may be left. */
    private double tolerance() {
        double yes = 0;
        double all = 0;
        for (int i = 0; i < answers.length; i++) {
            yes += answers[i] > 0 ? costs[i] : 0;
            all += costs[i];
        }
        double least = Arrays.stream(costs).min().orElse(1);
        return TOLERANCE * Math.max(Math.min(yes, all - yes), least) / all;
    }

    /** Goes as far along the direction as it goes down; false where it does not. Changes the weights and their scores. */
    private boolean search(double[] w, double[] scores, double[] direction, double slope) {
        double[] along = scores(direction);
        double before = loss(scores) + dot(w, w) / 2;
        for (double step = 1; step > LEAST_STEP; step /= 2) {
            double[] there = scores.clone();
            add(there, step, along);
            double length = dot(w, w) / 2 + step * dot(w, direction) + step * step * dot(direction, direction) / 2;
            if (loss(there) + length <= before + ENOUGH_DECREASE * step * slope) {
                add(w, step, direction);
                System.arraycopy(there, 0, scores, 0, scores.length);
                return true;
            }
        }
        return false;
    }

    private double loss(double[] scores) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double right = answers[i] * scores[i];
            sum += costs[i] * (Math.log1p(Math.exp(-Math.abs(right))) + Math.max(0, -right));
        }
        return sum;
    }

    private double[] gradient(double[] w, double[] scores) {
        double[] errors = new double[scores.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = -costs[i] * answers[i] * sigmoid(-answers[i] * scores[i]);
        }
        double[] gradient = w.clone();
        addTransposed(gradient, errors);
        return gradient;
    }

    /** Newton's direction, by conjugate gradients. */
    private double[] direction(double[] gradient, double[] scores) {
        double[] curvature = new double[scores.length];
        for (int i = 0; i < curvature.length; i++) {
            double p = sigmoid(scores[i]);
            curvature[i] = costs[i] * p * (1 - p);
        }
        double[] direction = new double[size];
        double[] rest = new double[size];
        add(rest, -1, gradient);
        double[] way = rest.clone();
        double left = dot(rest, rest);
        double enough = CONJUGATE_TOLERANCE * CONJUGATE_TOLERANCE * left;
        for (int k = 0; k < MOST_INNER_STEPS && left > enough; k++) {
            double[] bent = scores(way);
            for (int i = 0; i < bent.length; i++) {
                bent[i] *= curvature[i];
            }
            double[] product = way.clone();
            addTransposed(product, bent);
            double step = left / dot(way, product);
            add(direction, step, way);
            add(rest, -step, product);
            double then = dot(rest, rest);
            double share = then / left;
            for (int i = 0; i < size; i++) {
                way[i] = rest[i] + share * way[i];
            }
            left = then;
        }
        return direction;
    }

    private double[] scores(double[] w) {
        double[] scores = new double[examples.size()];
        for (int e = 0; e < scores.length; e++) {
            FeatureVector example = examples.get(e);
            float[] dense = example.dense();
            // four sums, for one would wait for each addition
            double a = w[size - 1];
            double b = 0;
            double c = 0;
            double d = 0;
            int i = 0;
            for (; i + 3 < dense.length; i += 4) {
                a += w[i] * dense[i];
                b += w[i + 1] * dense[i + 1];
                c += w[i + 2] * dense[i + 2];
                d += w[i + 3] * dense[i + 3];
            }
            for (; i < dense.length; i++) {
                a += w[i] * dense[i];
            }
            int[] indices = example.indices();
            float[] values = example.values();
            for (int k = 0; k < indices.length; k++) {
                b += w[dense.length + indices[k]] * values[k];
            }
            scores[e] = a + b + c + d;
        }
        return scores;
    }

    /** Adds each example as often as its factor says. */
    private void addTransposed(double[] sum, double[] factors) {
        for (int e = 0; e < factors.length; e++) {
            FeatureVector example = examples.get(e);
            float[] dense = example.dense();
            double factor = factors[e];
            for (int i = 0; i < dense.length; i++) {
                sum[i] += factor * dense[i];
            }
            int[] indices = example.indices();
            float[] values = example.values();
            for (int k = 0; k < indices.length; k++) {
                sum[dense.length + indices[k]] += factor * values[k];
            }
            sum[size - 1] += factor;
        }
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static double sigmoid(double score) {
        return 1 / (1 + Math.exp(-score));
    }
}
