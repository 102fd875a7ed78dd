package io.throughline.stories.classification.model;

/**
 * Makes calibrated probabilities of several heads' scores: multinomial logistic regression, fitted on scores that the
 * heads gave to texts they were not trained on. With the identity it would be Platt's scaling for many classes.
 *
 * @param weights for each class its inputs' weights, then its bias
 */
public record Softmax(double[][] weights) {

    /**
     * The probability of each class; they sum to 1.
     *
     * @throws IllegalStateException when the layer was fitted on other inputs: the model is older than the code
     */
    public double[] probabilities(double[] inputs) {
        if (weights[0].length != inputs.length + 1) {
            throw new IllegalStateException("the model was trained on other inputs than there are now");
        }
        double[] p = new double[weights.length];
        double max = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < p.length; c++) {
            double[] w = weights[c];
            p[c] = w[inputs.length];
            for (int i = 0; i < inputs.length; i++) {
                p[c] += w[i] * inputs[i];
            }
            max = Math.max(max, p[c]);
        }
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            p[c] = Math.exp(p[c] - max);
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
        return p;
    }

    private static final int STEPS = 600;

    /**
     * Fits by gradient descent with Adam's steps, without any randomness.
     *
     * @param ridge weight of the squared weights (not of the biases) against the mean loss
     */
    public static Softmax fit(double[][] inputs, int[] labels, int classes, double ridge) {
        int n = inputs.length;
        int d = inputs[0].length;
        double[][] w = new double[classes][d + 1];
        double[][] m = new double[classes][d + 1];
        double[][] v = new double[classes][d + 1];
        Softmax softmax = new Softmax(w);
        for (int step = 1; step <= STEPS; step++) {
            double[][] gradient = new double[classes][d + 1];
            for (int k = 0; k < n; k++) {
                double[] p = softmax.probabilities(inputs[k]);
                for (int c = 0; c < classes; c++) {
                    double error = (p[c] - (labels[k] == c ? 1 : 0)) / n;
                    for (int i = 0; i < d; i++) {
                        gradient[c][i] += error * inputs[k][i];
                    }
                    gradient[c][d] += error;
                }
            }
            double rate = 0.05 * (1 - step / (STEPS + 1.0));
            for (int c = 0; c < classes; c++) {
                for (int i = 0; i <= d; i++) {
                    double g = gradient[c][i] + (i < d ? ridge * w[c][i] : 0);
                    m[c][i] = 0.9 * m[c][i] + 0.1 * g;
                    v[c][i] = 0.99 * v[c][i] + 0.01 * g * g;
                    double mHat = m[c][i] / (1 - Math.pow(0.9, step));
                    double vHat = v[c][i] / (1 - Math.pow(0.99, step));
                    w[c][i] -= rate * mHat / (Math.sqrt(vHat) + 1e-8);
                }
            }
        }
        return softmax;
    }
}
