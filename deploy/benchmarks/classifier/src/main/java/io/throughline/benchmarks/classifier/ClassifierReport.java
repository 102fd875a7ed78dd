package io.throughline.benchmarks.classifier;

import java.util.List;

/**
 * What {@link ClassifierRounds} measured.
 *
 * @param model content hash of the classifier's model
 * @param texts how many different ones were classified, in each of their two forms
 * @param words of a text, on average
 */
public record ClassifierReport(String model, int texts, double words, List<Round> rounds, Gold gold) {

    /**
     * Texts (or ratings) a second by the wall clock, all on one thread.
     *
     * @param one texts of one sentence
     * @param oneEncoder their embeddings alone, one each
     * @param passages texts of one sentence with the passages that practices are found by, as the flow reads stories
     * @param three the same words in three sentences
     * @param threeEncoder their embeddings alone, four each
     * @param ratings feedback without words
     * @param share of the time that the thread had a processor, 0 to 1: well below 1 where something else ran, too
     */
    public record Round(
            double one,
            double oneEncoder,
            double passages,
            double three,
            double threeEncoder,
            double ratings,
            double share) {}

    /**
     * On the gold set that ships with the service.
     *
     * @param calibrationError expected error of the kind's probability, 0 to 1
     * @param gain in accuracy of the kind where the surest 80 % are decided instead of all, -1 to 1
     */
    public record Gold(int texts, Figure calibrationError, Figure gain) {}

    /** A figure with its 95 % bootstrap interval. */
    public record Figure(double value, double low, double high) {}
}
