package io.throughline.stories.classification.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxTest {

    @Test
    void fittedProbabilitiesAreTheFrequenciesOfTheirClass() {
        Random random = new Random(3);
        double[][] inputs = new double[4_000][1];
        int[] labels = new int[4_000];
        for (int i = 0; i < labels.length; i++) {
            inputs[i][0] = random.nextGaussian();
            // The truth: a logistic of twice the score less a half.
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(0.5 - 2 * inputs[i][0])) ? 1 : 0;
        }

        Softmax fitted = Softmax.fit(inputs, labels, 2, 0);

        assertThat(fitted.probabilities(new double[] {0})[1]).isCloseTo(1 / (1 + Math.exp(0.5)), within(0.03));
        assertThat(fitted.probabilities(new double[] {1})[1]).isCloseTo(1 / (1 + Math.exp(-1.5)), within(0.03));
    }

    @Test
    void probabilitiesSumToOneWhateverTheScores() {
        double[] p = new Softmax(new double[][] {{1, 0}, {-1, 0}, {0, 0}}).probabilities(new double[] {5_000});

        assertThat(p[0] + p[1] + p[2]).isCloseTo(1, within(1e-12));
    }

    @Test
    void aLayerFittedOnOtherInputsIsRefused() {
        Softmax layer = new Softmax(new double[][] {{1, 0}, {-1, 0}});

        assertThatThrownBy(() -> layer.probabilities(new double[] {1, 2})).isInstanceOf(IllegalStateException.class);
    }
}
