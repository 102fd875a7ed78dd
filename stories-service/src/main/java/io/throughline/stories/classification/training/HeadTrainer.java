package io.throughline.stories.classification.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.throughline.stories.classification.model.FeatureVector;
import io.throughline.stories.classification.model.LinearHead;
import java.util.List;

/** Trains one head: L2-regularized logistic regression by liblinear's primal solver, which uses no randomness. */
final class HeadTrainer {

    private static final double TOLERANCE = 0.01;

    private final int size;

    /** @param size features, dense and sparse */
    HeadTrainer(int size) {
        this.size = size;
        Linear.disableDebugOutput();
    }

    /** One text of a head's training data; prepared once for all heads and folds. */
    record Example(Feature[] features) {

        static Example of(FeatureVector vector) {
            int dense = vector.dense().length;
            Feature[] nodes = new Feature[dense + vector.indices().length + 1];
            for (int i = 0; i < dense; i++) {
                nodes[i] = new FeatureNode(i + 1, vector.dense()[i]);
            }
            for (int k = 0; k < vector.indices().length; k++) {
                nodes[dense + k] = new FeatureNode(dense + vector.indices()[k] + 1, vector.values()[k]);
            }
            return new Example(nodes);
        }
    }

    /**
     * @param yes whether the head's answer is yes, by example
     * @param cost liblinear's C: the higher, the closer the head follows its examples
     */
    LinearHead train(String name, List<Example> examples, boolean[] yes, double cost) {
        Problem problem = new Problem();
        problem.l = examples.size();
        problem.n = size + 1;
        problem.bias = 1;
        problem.x = examples.stream().map(e -> withBias(e.features)).toArray(Feature[][]::new);
        problem.y = new double[yes.length];
        for (int i = 0; i < yes.length; i++) {
            problem.y[i] = yes[i] ? 1 : -1;
        }
        Parameter parameter = new Parameter(SolverType.L2R_LR, cost, TOLERANCE);
        Model model = Linear.train(problem, parameter);
        // liblinear's weights speak for whichever label came first.
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        float[] weights = new float[size + 1];
        for (int i = 0; i <= size; i++) {
            weights[i] = (float) (sign * model.getFeatureWeights()[i]);
        }
        return new LinearHead(name, weights);
    }

    private Feature[] withBias(Feature[] features) {
        features[features.length - 1] = new FeatureNode(size + 1, 1);
        return features;
    }
}
