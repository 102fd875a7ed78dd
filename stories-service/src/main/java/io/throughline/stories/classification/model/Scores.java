package io.throughline.stories.classification.model;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What each head says of a text.
 *
 * @param whole score of the whole text, by head
 * @param sentences score of each sentence, by sentence and head
 * @param near what the nearest labelled examples say of the whole text, by head, 0 to 1
 * @param sentencesNear what they say of each sentence
 */
public record Scores(double[] whole, double[][] sentences, double[] near, double[][] sentencesNear) {

    /** The whole text and each of its sentences, each as a text of its own. */
    Stream<Scores> parts() {
        return Stream.concat(
                Stream.of(this),
                IntStream.range(0, sentences.length == 1 ? 0 : sentences.length)
                        .mapToObj(i -> new Scores(
                                sentences[i], new double[][] {sentences[i]}, sentencesNear[i], new double[][] {
                                    sentencesNear[i]
                                })));
    }

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
