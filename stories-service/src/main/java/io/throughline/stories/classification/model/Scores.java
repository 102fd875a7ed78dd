package io.throughline.stories.classification.model;

/**
 * What each head says of a text.
 *
 * @param whole score of the whole text, by head
 * @param sentences score of each sentence, by sentence and head
 * @param near what the nearest labelled examples say of the whole text, by head, 0 to 1
 */
public record Scores(double[] whole, double[][] sentences, double[] near) {

    /** The score of the sentence that says it most strongly. */
    double max(int head) {
        return sentences[strongest(head)][head];
    }

    /** The sentence that says it most strongly. */
    public int strongest(int head) {
        int best = 0;
        for (int s = 1; s < sentences.length; s++) {
            if (sentences[s][head] > sentences[best][head]) {
                best = s;
            }
        }
        return best;
    }

    double last(int head) {
        return sentences[sentences.length - 1][head];
    }
}
