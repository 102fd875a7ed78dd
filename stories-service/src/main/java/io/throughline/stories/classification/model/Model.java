package io.throughline.stories.classification.model;

import java.util.List;

/**
 * A trained model: what is learned, and nothing that can be derived from it.
 *
 * @param version the hash of its content
 * @param kind probabilities of the kinds
 * @param sentiment probabilities of the sentiments, in the order of {@code sentiments}
 * @param criticality probabilities of none and each step
 * @param theme probability of no and yes, the same for every theme
 * @param thresholds from which probability on to decide, and to be trusted
 */
public record Model(
        String version,
        FeatureSpace space,
        Heads heads,
        List<String> sentiments,
        Softmax kind,
        Softmax sentiment,
        Softmax criticality,
        Softmax theme,
        Thresholds thresholds,
        Examples examples) {

    /**
     * @param theme a theme is given from this probability on
     * @param critical a text is critical from this probability on, well below a half: a missed one costs more
     * @param suspectCritical from here on people look, though it is not called critical
     * @param trusted a kind below this probability goes to people's queue
     */
    public record Thresholds(double theme, double critical, double suspectCritical, double trusted) {}
}
