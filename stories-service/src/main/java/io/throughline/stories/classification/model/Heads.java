package io.throughline.stories.classification.model;

import io.throughline.stories.classification.model.TextReader.Reading;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * All heads of a model in one order: the kinds, whether anything is valued well and whether badly, the steps of
 * criticality, the themes. It also says which scores each decision looks at, in training and in use alike.
 */
public record Heads(List<String> kinds, List<String> steps, List<String> themes, List<LinearHead> heads) {

    public static final String GOOD = "good";
    public static final String BAD = "bad";

    /** What the name of an organization's own theme begins with. */
    public static final String OWN = "own:";

    /** The names of the heads, in order, for a model with these kinds, steps of criticality and themes. */
    public static List<String> names(List<String> kinds, List<String> steps, List<String> themes) {
        return Stream.of(kinds, List.of(GOOD, BAD), steps, themes)
                .flatMap(List::stream)
                .toList();
    }

    /** The heads' names, in order. */
    public List<String> names() {
        return heads.stream().map(LinearHead::name).toList();
    }

    public Scores score(Reading reading, Neighbours neighbours) {
        return score(reading, neighbours, neighbours.voters(reading.embedding()));
    }

    /** @param voters the whole text's neighbours */
    public Scores score(Reading reading, Neighbours neighbours, List<Neighbours.Near> voters) {
        double[] whole = score(reading.features().whole());
        double[] near = neighbours.votes(voters);
        if (reading.sentences().size() == 1) {
            return new Scores(whole, new double[][] {whole}, near, new double[][] {near});
        }
        return new Scores(
                whole,
                reading.features().sentences().stream().map(this::score).toArray(double[][]::new),
                near,
                reading.embeddings().stream()
                        .map(neighbours::voters)
                        .map(neighbours::votes)
                        .toArray(double[][]::new));
    }

    private double[] score(FeatureVector features) {
        return heads.stream().mapToDouble(h -> h.score(features)).toArray();
    }

    public int good() {
        return kinds.size();
    }

    public int bad() {
        return kinds.size() + 1;
    }

    public int theme(int theme) {
        return kinds.size() + 2 + steps.size() + theme;
    }

    /** What the kind is decided by: each kind's head over the whole text, its strongest and last sentence, and what is valued. */
    public double[] kindInputs(Scores s) {
        Inputs inputs = new Inputs();
        for (int k = 0; k < kinds.size(); k++) {
            inputs.add(s.whole()[k], s.max(k), s.last(k), logit(s.near()[k]));
        }
        return inputs.add(s.whole()[good()], s.whole()[bad()], s.max(good()), s.max(bad()))
                .values();
    }

    /** What the sentiment is decided by: good and bad, over the whole and at its strongest, and the kinds. */
    public double[] sentimentInputs(Scores s) {
        Inputs inputs = new Inputs();
        inputs.add(s.whole()[good()], s.whole()[bad()], s.max(good()), s.max(bad()));
        inputs.add(logit(s.near()[good()]), logit(s.near()[bad()]));
        inputs.add(Math.min(s.max(good()), s.max(bad())));
        for (int k = 0; k < kinds.size(); k++) {
            inputs.add(s.whole()[k]);
        }
        return inputs.values();
    }

    /** What the criticality of one part is decided by: each step and how bad and good it is. */
    public double[] criticalityInputs(Scores s) {
        Inputs inputs = new Inputs();
        for (int step = good() + 2; step < good() + 2 + steps.size(); step++) {
            inputs.add(s.whole()[step], logit(s.near()[step]));
        }
        return inputs.add(s.whole()[bad()], s.whole()[good()]).values();
    }

    /**
     * The probability of none and of each step for a text: it is as critical as its worst part, so that one bad sentence is
     * not drowned by a long story around it. In a story told with delight a sentence alone counts for little: "I fainted".
     *
     * @param delight probability that the text is praise of either kind
     */
    public double[] criticality(Scores scores, Softmax layer, double delight) {
        double[] atLeast = new double[steps.size() + 2];
        scores.parts().forEach(part -> {
            double[] p = layer.probabilities(criticalityInputs(part));
            double share = part == scores ? 1 : 1 - delight;
            double sum = 0;
            for (int c = p.length - 1; c > 0; c--) {
                sum += p[c] * share;
                atLeast[c] = Math.max(atLeast[c], sum);
            }
        });
        atLeast[0] = 1;
        double[] probabilities = new double[steps.size() + 1];
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] = atLeast[c] - atLeast[c + 1];
        }
        return probabilities;
    }

    /** What one theme is decided by, the same for all: its head, its strongest sentence, its neighbours, the strongest other theme. */
    public double[] themeInputs(Scores s, int theme) {
        double other = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < themes.size(); t++) {
            // or an own theme would change what is decided on the base's
            if (t != theme && !themes.get(t).startsWith(OWN)) {
                other = Math.max(other, s.whole()[theme(t)]);
            }
        }
        int head = theme(theme);
        double near = Stream.of(s.sentencesNear())
                .mapToDouble(votes -> votes[head])
                .max()
                .orElse(0);
        return new double[] {s.whole()[head], s.max(head), logit(s.near()[head]), logit(near), other};
    }

    /** A share of votes as a score like the heads'; ten votes cannot make it certain. */
    private static double logit(double share) {
        double tempered = 0.05 + 0.9 * share;
        return Math.log(tempered / (1 - tempered));
    }

    /** A growing row of inputs. */
    private static final class Inputs {
        private final DoubleStream.Builder values = DoubleStream.builder();

        Inputs add(double... more) {
            for (double value : more) {
                values.add(value);
            }
            return this;
        }

        double[] values() {
            return values.build().toArray();
        }
    }
}
