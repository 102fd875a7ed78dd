package io.throughline.stories.classification.model;

/**
 * One yes-or-no question answered by a weighted sum.
 *
 * @param weights the embedding's, then the sparse features', then the bias
 */
public record LinearHead(String name, float[] weights) {

    /** The answer in logits of the head alone, not calibrated; above 0 means yes. */
    public double score(FeatureVector features) {
        float[] dense = features.dense();
        double sum = weights[weights.length - 1];
        for (int i = 0; i < dense.length; i++) {
            sum += weights[i] * dense[i];
        }
        for (int k = 0; k < features.indices().length; k++) {
            sum += contribution(features, k);
        }
        return sum;
    }

    /** What the k-th sparse feature adds to the score. */
    public double contribution(FeatureVector features, int k) {
        return (double) weights[features.dense().length + features.indices()[k]] * features.values()[k];
    }
}
