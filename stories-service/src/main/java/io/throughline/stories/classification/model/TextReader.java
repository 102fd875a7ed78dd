package io.throughline.stories.classification.model;

import io.throughline.stories.classification.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a normalized text into features: one embedding of the whole and one of each sentence. */
public final class TextReader {

    /** A longer text does not fit into the encoder whole; its vector is the mean of its sentences'. */
    private static final int MAX_WHOLE_CHARS = 1_500;

    private static final int MAX_CLAUSES = 12;

    static final Pattern CLAUSE = Pattern.compile(
            "[,;:]| - |(?= (?:but|however|although|though|yet|shame|pity|unfortunately|only|while|whereas) )",
            Pattern.CASE_INSENSITIVE);

    private final FeatureSpace space;
    private final Function<String, float[]> encoder;

    /** By text; null where nothing is kept. */
    private final Map<String, Reading> kept;

    /** @param encoder gives a text's embedding, of length 1 */
    public TextReader(FeatureSpace space, Function<String, float[]> encoder) {
        this(space, encoder, null);
    }

    private TextReader(FeatureSpace space, Function<String, float[]> encoder, Map<String, Reading> kept) {
        this.space = space;
        this.encoder = encoder;
        this.kept = kept;
    }

    /** One that keeps whatever it reads, for the same few texts before many models of one space. */
    public TextReader keeping() {
        return new TextReader(space, encoder, new ConcurrentHashMap<>());
    }

    /**
     * What was read.
     *
     * @param sentences the sentences that the features' sentences stand for, in the same order
     * @param embedding the whole text's, of length 1
     * @param embeddings the sentences'
     */
    public record Reading(List<String> sentences, float[] embedding, List<float[]> embeddings, TextFeatures features) {}

    /** @param normalized with at least one letter or digit */
    public Reading read(String normalized) {
        return kept == null ? fresh(normalized) : kept.computeIfAbsent(normalized, this::fresh);
    }

    private Reading fresh(String normalized) {
        List<String> sentences = Sentences.of(normalized);
        if (sentences.size() == 1) {
            float[] embedding = encoder.apply(sentences.get(0));
            FeatureVector whole = space.features(normalized, embedding);
            return new Reading(sentences, embedding, List.of(embedding), new TextFeatures(whole, List.of(whole)));
        }
        List<float[]> vectors = sentences.stream().map(encoder).toList();
        float[] embedding = normalized.length() > MAX_WHOLE_CHARS ? mean(vectors) : encoder.apply(normalized);
        List<FeatureVector> parts = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            parts.add(space.features(sentences.get(i), vectors.get(i)));
        }
        return new Reading(
                sentences, embedding, vectors, new TextFeatures(space.features(normalized, embedding), parts));
    }

    /** The parts of a text that may value different things, cut also at commas and contrasts; for texts that value both ways. */
    public List<FeatureVector> clauses(Reading reading) {
        return reading.sentences().stream()
                .flatMap(sentence -> CLAUSE.splitAsStream(sentence))
                .map(String::strip)
                .filter(clause -> clause.indexOf(' ') > 0)
                .limit(MAX_CLAUSES)
                .map(clause -> space.features(clause, encoder.apply(clause)))
                .toList();
    }

    private static float[] mean(List<float[]> vectors) {
        float[] mean = new float[vectors.get(0).length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i];
            }
        }
        double norm = 0;
        for (float v : mean) {
            norm += v * v;
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= (float) Math.sqrt(norm);
        }
        return mean;
    }
}
