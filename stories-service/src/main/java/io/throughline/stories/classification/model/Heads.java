package io.throughline.stories.classification.model;

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

    /** @param near the votes of the text's neighbours, by head */
    public Scores score(TextFeatures text, double[] near) {
        double[] whole = score(text.whole());
        double[][] sentences = text.sentences().size() == 1 && text.sentences().get(0) == text.whole()
                ? new double[][] {whole}
                : text.sentences().stream().map(this::score).toArray(double[][]::new);
        return new Scores(whole, sentences, near);
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

    /** What the criticality is decided by: each step over the whole and in the worst sentence, and how bad it is. */
    public double[] criticalityInputs(Scores s) {
        Inputs inputs = new Inputs();
        for (int step = good() + 2; step < good() + 2 + steps.size(); step++) {
            inputs.add(s.whole()[step], s.max(step), logit(s.near()[step]));
        }
        return inputs.add(s.whole()[bad()], s.whole()[good()]).values();
    }

    /** What one theme is decided by, the same for all: its head, its strongest sentence, its neighbours, the strongest other theme. */
    public double[] themeInputs(Scores s, int theme) {
        double other = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < themes.size(); t++) {
            if (t != theme) {
                other = Math.max(other, s.whole()[theme(t)]);
            }
        }
        return new double[] {s.whole()[theme(theme)], s.max(theme(theme)), logit(s.near()[theme(theme)]), other};
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
