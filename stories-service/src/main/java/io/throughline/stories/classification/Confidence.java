package io.throughline.stories.classification;

/**
 * The calibrated probabilities, 0 to 1, of what was decided; a rating's own decisions have probability 1.
 *
 * @param kind that the kind is right
 * @param sentiment that the sentiment is right
 * @param criticality that the criticality is right
 */
public record Confidence(double kind, double sentiment, double criticality) {

    static final Confidence CERTAIN = new Confidence(1, 1, 1);
    static final Confidence NONE = new Confidence(0, 0, 0);
}
