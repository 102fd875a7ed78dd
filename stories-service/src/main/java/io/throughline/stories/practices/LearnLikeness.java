package io.throughline.stories.practices;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.stories.classification.Classifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Learns {@link Likeness} from {@code variations.txt}, and what is usual from the classifier's seeds: {@code stories-service/learn-practices}. The same input
 * gives the same bytes on one machine.
 */
public final class LearnLikeness {

    /** How much of the covariance of tellings is taken for the same in all directions: there are fewer tellings than dimensions. */
    private static final double SHRINKAGE = 0.6;

    /** A meaning of few seeds weighs as if it had a few more. */
    private static final int FEW = 5;

    private LearnLikeness() {}

    /** @param arguments the file to write */
    public static void main(String... arguments) throws IOException {
        try (Classifier classifier = Classifier.load()) {
            Likeness likeness = learn(List.copyOf(Variations.read().values()), seeds(), classifier::embed);
            Files.write(Path.of(arguments[0]), likeness.write());
        }
    }

    /** @param classes tellings of the same; @param texts of all kinds */
    static Likeness learn(List<List<String>> classes, List<String> texts, Function<String, float[]> embed) {
        List<float[]> vectors = texts.stream().map(embed).toList();
        float[] mean = mean(vectors);
        List<List<float[]>> told =
                classes.stream().map(one -> one.stream().map(embed).toList()).toList();
        Likeness likeness = new Likeness(mean, whitening(told), weights(texts), new float[0][]);
        List<float[]> background = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            for (int j = 0; j < classes.get(i).size(); j++) {
                background.add(
                        likeness.values(told.get(i).get(j), classes.get(i).get(j)));
            }
        }
        return likeness.against(background.toArray(float[][]::new));
    }

    private static float[][] whitening(List<List<float[]>> classes) {
        int n = classes.get(0).get(0).length;
        double[][] covariance = new double[n][n];
        int count = 0;
        for (List<float[]> one : classes) {
            float[] mean = mean(one);
            for (float[] vector : one) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        covariance[i][j] +=
                                (double) (vector[i] - mean[i]) * (vector[j] - mean[j]) * one.size() / (one.size() - 1);
                    }
                }
            }
            count += one.size();
        }
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += covariance[i][i];
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                covariance[i][j] = ((1 - SHRINKAGE) * covariance[i][j] + (i == j ? SHRINKAGE * trace / n : 0)) / count;
            }
        }
        double[][] root = SymmetricMatrix.inverseRoot(covariance);
        float[][] whitening = new float[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                whitening[i][j] = (float) root[i][j];
            }
        }
        return whitening;
    }

    /** How rare a meaning is among the seeds. */
    private static float[] weights(List<String> texts) {
        int[] counts = new int[Concepts.shipped().size()];
        texts.forEach(text -> Concepts.shipped().of(text).stream().forEach(concept -> counts[concept]++));
        float[] weights = new float[counts.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.log((texts.size() + 1.0) / (counts[i] + FEW));
        }
        return weights;
    }

    private static float[] mean(List<float[]> vectors) {
        float[] mean = new float[vectors.get(0).length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / vectors.size();
            }
        }
        return mean;
    }

    static List<String> seeds() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> seeds = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                LearnLikeness.class.getResourceAsStream("/classification/seeds.jsonl"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                seeds.add(json.readTree(line).path("text").asText());
            }
        }
        return seeds;
    }
}
