package io.throughline.stories.classification.model;

/**
 * One text or sentence as the linear heads see it.
 *
 * @param dense the embedding, scaled
 * @param indices positions of the sparse features, ascending, counted from 0 after the dense ones
 * @param values their values
 */
public record FeatureVector(float[] dense, int[] indices, float[] values) {}
