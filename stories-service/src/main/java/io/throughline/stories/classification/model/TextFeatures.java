package io.throughline.stories.classification.model;

import java.util.List;

/**
 * A text as the heads see it: whole, and sentence by sentence.
 *
 * @param sentences at least one; the whole itself when the text is a single sentence
 */
public record TextFeatures(FeatureVector whole, List<FeatureVector> sentences) {}
