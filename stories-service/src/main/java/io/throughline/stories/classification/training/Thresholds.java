package io.throughline.stories.classification.training;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Sets the probabilities from which to decide, on texts that the layers had not seen. */
final class Thresholds {

    /** People's queue takes what keeps the trusted rest below this share of right kinds. */
    static final double TRUSTED_RIGHT = 0.92;

    private Thresholds() {}

    /** The lowest probability above which at least {@value #TRUSTED_RIGHT} of the kinds are right. */
    static double trusted(double[][] probabilities, int[] labels) {
        int n = labels.length;
        Integer[] bySureness = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(bySureness, (a, b) -> Double.compare(best(probabilities[b]), best(probabilities[a])));
        int right = 0;
        double threshold = 1;
        for (int k = 0; k < n; k++) {
            int i = bySureness[k];
            right += largest(probabilities[i]) == labels[i] ? 1 : 0;
            if (right >= TRUSTED_RIGHT * (k + 1)) {
                threshold = best(probabilities[i]);
            }
        }
        return threshold;
    }

    /** The probability of the last class that this share of its texts reach. */
    static double critical(double[][] probabilities, int[] labels, double recall) {
        int last = probabilities[0].length - 1;
        double[] found = IntStream.range(0, labels.length)
                .filter(i -> labels[i] == last)
                .mapToDouble(i -> probabilities[i][last])
                .sorted()
                .toArray();
        double reached = found[(int) Math.floor((1 - recall) * found.length)];
        return Math.min(0.5, Math.max(0.02, reached * 0.999));
    }

    /** The threshold with the highest F1 over all themes together. */
    static double theme(double[][] probabilities, boolean[][] labels) {
        double best = 0.5;
        double bestF1 = 0;
        for (double threshold = 0.2; threshold < 0.7; threshold += 0.02) {
            double f1 = f1(probabilities, labels, threshold);
            if (f1 > bestF1) {
                bestF1 = f1;
                best = threshold;
            }
        }
        return best;
    }

    /** F1 over all classes of all texts together. */
    static double f1(double[][] probabilities, boolean[][] labels, double threshold) {
        int hits = 0;
        int both = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int t = 0; t < labels[i].length; t++) {
                boolean yes = probabilities[i][t] >= threshold;
                hits += yes && labels[i][t] ? 1 : 0;
                both += (yes ? 1 : 0) + (labels[i][t] ? 1 : 0);
            }
        }
        return 2.0 * hits / both;
    }

    /** The share of texts whose likeliest class has at least this probability. */
    static double share(double[][] probabilities, double from) {
        return Arrays.stream(probabilities).filter(p -> best(p) >= from).count() / (double) probabilities.length;
    }

    /** The share of those whose likeliest class is right. */
    static double right(double[][] probabilities, int[] labels, double from) {
        return IntStream.range(0, labels.length)
                .filter(i -> best(probabilities[i]) >= from)
                .mapToDouble(i -> largest(probabilities[i]) == labels[i] ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    static int[] decided(double[][] probabilities) {
        return Arrays.stream(probabilities).mapToInt(Thresholds::largest).toArray();
    }

    /** The likeliest class of each text, but the last one wherever it reaches its own threshold, and only there. */
    static int[] decided(double[][] probabilities, double lastFrom) {
        return Arrays.stream(probabilities)
                .mapToInt(p -> p[p.length - 1] >= lastFrom ? p.length - 1 : largest(Arrays.copyOf(p, p.length - 1)))
                .toArray();
    }

    static int largest(double[] values) {
        return IntStream.range(0, values.length)
                .reduce((a, b) -> values[b] > values[a] ? b : a)
                .orElseThrow();
    }

    private static double best(double[] values) {
        return values[largest(values)];
    }
}
