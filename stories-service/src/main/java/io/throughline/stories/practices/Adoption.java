package io.throughline.stories.practices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * In how many stores a practice is likely to be kept, when a few stories show only a part of them and stores give unlike amounts of feedback.
 *
 * <p>Each store keeps it with the same unknown probability (uniform). One that does tells of it in proportion to its feedback, with rates that differ between
 * stores (negative binomial, {@link #EVENNESS}); one that does not tells nothing. So a large store's silence says much, a small one's little. The posterior of the
 * number of stores is added up over a grid of both unknowns; within it the number is taken for normal.
 */
final class Adoption {

    /** Shape of the gamma distribution of stores' rates around their feedback: 3 is a coefficient of variation of 0.58. */
    private static final double EVENNESS = 3;

    private static final int PROBABILITIES = 40;
    private static final int RATES = 40;
    private static final int CLASSES_OF_SILENT = 24;
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private Adoption() {}

    /**
     * @param low of the 90 % interval
     * @param high of it
     * @param half the probability that at least half of the stores keep it
     */
    record Stores(int low, int high, double half) {}

    private record Point(double weight, double mean, double deviation) {}

    private record Silent(double volume, int stores) {}

    /**
     * @param told stories of each store that has any
     * @param volumes feedback of each store that has any; a store of {@code told} that is not there counts for one
     */
    static Stores likely(Map<String, Long> told, Map<String, Long> volumes) {
        double[] volume = told.keySet().stream()
                .mapToDouble(store -> Math.max(1, volumes.getOrDefault(store, 1L)))
                .toArray();
        double[] stories = told.values().stream().mapToDouble(Long::doubleValue).toArray();
        double[] silent = volumes.entrySet().stream()
                .filter(store -> !told.containsKey(store.getKey()) && store.getValue() > 0)
                .mapToDouble(Map.Entry::getValue)
                .sorted()
                .toArray();
        int all = volume.length + silent.length;
        List<Point> points = points(volume, stories, classes(silent));
        double half = 0;
        for (Point point : points) {
            half += point.weight() * (1 - normal((Math.ceil(all / 2.0) - 0.5 - point.mean()) / point.deviation()));
        }
        return new Stores(quantile(points, LOW, volume.length, all), quantile(points, HIGH, volume.length, all), half);
    }

    private static List<Silent> classes(double[] sorted) {
        int classes = Math.min(CLASSES_OF_SILENT, sorted.length);
        List<Silent> silent = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            int from = (int) ((long) i * sorted.length / classes);
            int to = (int) ((long) (i + 1) * sorted.length / classes);
            silent.add(new Silent(Arrays.stream(sorted, from, to).average().orElseThrow(), to - from));
        }
        return silent;
    }

    private static List<Point> points(double[] volume, double[] stories, List<Silent> silent) {
        double told = Arrays.stream(stories).sum();
        double heard = Arrays.stream(volume).sum();
        double every = heard
                + silent.stream()
                        .mapToDouble(one -> one.volume() * one.stores())
                        .sum();
        double lowest = Math.log(told / every / 5);
        double highest = Math.log(told / heard * 5);
        List<Point> points = new ArrayList<>();
        double[] logs = new double[RATES * PROBABILITIES];
        for (int r = 0; r < RATES; r++) {
            double rate = Math.exp(lowest + (highest - lowest) * (r + 0.5) / RATES);
            double tell = 0;
            for (int s = 0; s < volume.length; s++) {
                double mean = rate * volume[s];
                tell += stories[s] * Math.log(mean / (mean + EVENNESS)) - EVENNESS * Math.log1p(mean / EVENNESS);
            }
            for (int p = 0; p < PROBABILITIES; p++) {
                double keeps = (p + 0.5) / PROBABILITIES;
                double log = tell + volume.length * Math.log(keeps);
                double mean = volume.length;
                double variance = 0.01;
                for (Silent one : silent) {
                    double keepsSilently = keeps * Math.pow(1 + rate * one.volume() / EVENNESS, -EVENNESS);
                    double silence = 1 - keeps + keepsSilently;
                    log += one.stores() * Math.log(silence);
                    double likely = keepsSilently / silence;
                    mean += one.stores() * likely;
                    variance += one.stores() * likely * (1 - likely);
                }
                logs[points.size()] = log;
                points.add(new Point(0, mean, Math.sqrt(variance)));
            }
        }
        double most = Arrays.stream(logs).max().orElseThrow();
        double sum = Arrays.stream(logs).map(log -> Math.exp(log - most)).sum();
        for (int i = 0; i < logs.length; i++) {
            Point point = points.get(i);
            points.set(i, new Point(Math.exp(logs[i] - most) / sum, point.mean(), point.deviation()));
        }
        return points.stream().filter(point -> point.weight() > 1e-6).toList();
    }

    /** The least number of stores that the posterior holds so much of below or at it. */
    private static int quantile(List<Point> points, double share, int least, int most) {
        int low = least;
        int high = most;
        while (low < high) {
            int middle = (low + high) / 2;
            double below = 0;
            for (Point point : points) {
                below += point.weight() * normal((middle + 0.5 - point.mean()) / point.deviation());
            }
            if (below >= share) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The standard normal distribution (Abramowitz and Stegun 1964, 26.2.17; wrong by less than 1e-7). */
    private static double normal(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double tail = Math.exp(-z * z / 2)
                / Math.sqrt(2 * Math.PI)
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z >= 0 ? 1 - tail : tail;
    }
}
