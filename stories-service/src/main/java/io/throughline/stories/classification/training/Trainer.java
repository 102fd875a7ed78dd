package io.throughline.stories.classification.training;

import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Sentiment;
import io.throughline.stories.classification.encoding.Encoder;
import io.throughline.stories.classification.model.Examples;
import io.throughline.stories.classification.model.FeatureSpace;
import io.throughline.stories.classification.model.Heads;
import io.throughline.stories.classification.model.LinearHead;
import io.throughline.stories.classification.model.Model;
import io.throughline.stories.classification.model.Neighbours;
import io.throughline.stories.classification.model.Scores;
import io.throughline.stories.classification.model.SeedExample;
import io.throughline.stories.classification.model.Softmax;
import io.throughline.stories.classification.model.TextReader;
import io.throughline.stories.classification.model.TextReader.Reading;
import io.throughline.stories.classification.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains a model: heads on all texts, and the layers that make probabilities of their scores on the scores that each
 * text got from heads trained without it (five folds). The same texts give the same model.
 */
final class Trainer {

    private static final int FOLDS = 5;

    /** The share of critical texts that must be called so, and the share that people must at least see. */
    private static final double CRITICAL_FOUND = 0.9;

    private static final double CRITICAL_SEEN = 0.98;
    /** Costs and ridge were chosen on held-out seeds, never on the gold set. */
    private static final double RIDGE = 0.003;

    static final double KIND_COST = 0.4;
    static final double VALUE_COST = 0.3;
    static final double STEP_COST = 0.4;
    static final double THEME_COST = 0.4;

    private final List<LabelledText> seeds;
    private final ExternalData external;
    private final List<String> kinds = wireNames(Kind.values());
    private final List<String> steps = List.of("minor", "serious", "critical");
    private final List<String> sentiments =
            Stream.of(Sentiment.values()).map(Sentiment::wireName).toList();
    private final List<String> themes;
    private final FeatureSpace space;
    private final HeadTrainer headTrainer;
    private final List<Reading> readings;
    private final List<Reading> externalReadings;
    private final List<HeadTrainer.Example> examples;

    Trainer(Taxonomy taxonomy, List<LabelledText> seeds, ExternalData external, Function<String, float[]> encoder) {
        // what has no words is decided without the model
        this.seeds = seeds.stream()
                .filter(seed -> Normalizer.normalize(seed.text()).codePoints().anyMatch(Character::isLetterOrDigit))
                .sorted(Comparator.comparing(LabelledText::kind).thenComparing(LabelledText::text))
                .toList();
        this.external = external;
        this.themes = List.copyOf(taxonomy.themes().keySet());
        List<String> seedTexts =
                this.seeds.stream().map(s -> Normalizer.normalize(s.text())).toList();
        List<String> externalTexts = external.sentences().stream()
                .map(s -> Normalizer.normalize(s.text()))
                .toList();
        this.space = FeatureSpace.learn(
                Stream.concat(seedTexts.stream(), externalTexts.stream()).toList(), 3, 6);
        this.headTrainer = new HeadTrainer(Encoder.DIMENSION + space.sparseSize());
        TextReader reader = new TextReader(space, encoder);
        this.readings = seedTexts.stream().map(reader::read).toList();
        this.externalReadings = externalTexts.stream().map(reader::read).toList();
        this.examples = Stream.concat(readings.stream(), externalReadings.stream())
                .map(r -> HeadTrainer.Example.of(r.features().whole()))
                .toList();
    }

    /** The model, and what its parts said of texts they had not seen. */
    record Trained(Model model, OutOfFold outOfFold) {}

    Trained train() {
        Scores[] scores = new Scores[examples.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            Heads heads = heads(i -> i % FOLDS != held);
            Neighbours neighbours = new Neighbours(examples(i -> i % FOLDS != held), heads.names());
            for (int i = held; i < scores.length; i += FOLDS) {
                Reading reading = i < seeds.size() ? readings.get(i) : externalReadings.get(i - seeds.size());
                scores[i] = heads.score(reading, neighbours);
            }
        }
        Heads heads = heads(i -> true);
        Scores[] seedScores = Arrays.copyOf(scores, seeds.size());
        int[] kindLabels = labels(s -> s.kind().ordinal());
        int[] stepLabels = labels(s -> s.criticality().ordinal());
        int[] sentimentLabels = labels(s -> s.sentiment().ordinal());
        Function<Scores, double[]> kindInputs = heads::kindInputs;
        Softmax kind = fit(seedScores, kindInputs, kindLabels, kinds.size());
        Softmax sentiment = fit(seedScores, heads::sentimentInputs, sentimentLabels, sentiments.size());
        Softmax criticality = fit(seedScores, heads::criticalityInputs, stepLabels, steps.size() + 1);
        Softmax theme = fitTheme(seedScores, heads);

        // Thresholds are set on layers that had not seen the text either.
        double[][] heldKinds = heldOut(seedScores, kindInputs, kindLabels, kinds.size());
        double[][] heldSentiments = heldOut(seedScores, heads::sentimentInputs, sentimentLabels, sentiments.size());
        double[][] heldSteps = heldOut(
                seedScores,
                heads::criticalityInputs,
                stepLabels,
                steps.size() + 1,
                (i, layer) -> heads.criticality(
                        seedScores[i],
                        layer,
                        heldKinds[i][Kind.EXCEPTIONAL.ordinal()] + heldKinds[i][Kind.PRAISE.ordinal()]));
        double[][] themeProbabilities = themeProbabilities(seedScores, heads, theme);
        Model.Thresholds thresholds = new Model.Thresholds(
                Thresholds.theme(themeProbabilities, themeLabels()),
                Thresholds.critical(heldSteps, stepLabels, CRITICAL_FOUND),
                Thresholds.critical(heldSteps, stepLabels, CRITICAL_SEEN),
                Thresholds.trusted(heldKinds, kindLabels));
        Model model = new Model(
                "untrained",
                space,
                heads,
                sentiments,
                kind,
                sentiment,
                criticality,
                theme,
                thresholds,
                examples(i -> true));
        return new Trained(
                model,
                new OutOfFold(
                        Confusion.of(kinds, kindLabels, Thresholds.decided(heldKinds)),
                        Confusion.of(sentiments, sentimentLabels, Thresholds.decided(heldSentiments)),
                        Confusion.of(
                                Stream.of(Criticality.values())
                                        .map(Criticality::wireName)
                                        .toList(),
                                stepLabels,
                                Thresholds.decided(heldSteps, thresholds.critical())),
                        Thresholds.f1(themeProbabilities, themeLabels(), thresholds.theme()),
                        Thresholds.share(heldKinds, thresholds.trusted()),
                        Thresholds.right(heldKinds, kindLabels, thresholds.trusted()),
                        externalRight(scores, heads)));
    }

    private double externalRight(Scores[] scores, Heads heads) {
        return IntStream.range(0, external.sentences().size())
                .mapToDouble(i -> {
                    double[] whole = scores[seeds.size() + i].whole();
                    boolean good = whole[heads.good()] > whole[heads.bad()];
                    return good == external.sentences().get(i).good() ? 1 : 0;
                })
                .average()
                .orElse(Double.NaN);
    }

    private Examples examples(IntPredicate taken) {
        return Examples.of(IntStream.range(0, seeds.size())
                .filter(taken)
                .mapToObj(this::example)
                .toList());
    }

    private SeedExample example(int i) {
        LabelledText seed = seeds.get(i);
        List<String> answers = new ArrayList<>(List.of(seed.kind().wireName()));
        if (seed.sentiment() == Sentiment.POSITIVE || seed.sentiment() == Sentiment.MIXED) {
            answers.add(Heads.GOOD);
        }
        if (seed.sentiment() == Sentiment.NEGATIVE || seed.sentiment() == Sentiment.MIXED) {
            answers.add(Heads.BAD);
        }
        answers.addAll(steps.subList(0, seed.criticality().ordinal()));
        answers.addAll(seed.themes().keySet().stream().sorted().toList());
        return new SeedExample(
                seed.text(),
                seed.kind().wireName(),
                seed.sentiment().wireName(),
                answers,
                readings.get(i).embedding());
    }

    private Heads heads(Predicate<Integer> taken) {
        List<LinearHead> heads = new ArrayList<>();
        for (String kind : kinds) {
            heads.add(head(kind, taken, KIND_COST, s -> s.kind().wireName().equals(kind)));
        }
        heads.add(valueHead(Heads.GOOD, taken, true, Sentiment.POSITIVE));
        heads.add(valueHead(Heads.BAD, taken, false, Sentiment.NEGATIVE));
        for (String step : steps) {
            heads.add(head(step, taken, STEP_COST, s -> s.criticality().compareTo(Criticality.of(step)) >= 0));
        }
        for (String theme : themes) {
            heads.add(head(theme, taken, THEME_COST, s -> s.themes().containsKey(theme)));
        }
        return new Heads(kinds, steps, themes, heads);
    }

    private LinearHead head(String name, Predicate<Integer> taken, double cost, Predicate<LabelledText> yes) {
        int[] ids = IntStream.range(0, seeds.size()).filter(taken::test).toArray();
        boolean[] answers = new boolean[ids.length];
        for (int k = 0; k < ids.length; k++) {
            answers[k] = yes.test(seeds.get(ids[k]));
        }
        return headTrainer.train(
                name, Arrays.stream(ids).mapToObj(examples::get).toList(), answers, cost);
    }

    /** Whether anything is valued so; the external sentences know this too. */
    private LinearHead valueHead(String name, Predicate<Integer> taken, boolean good, Sentiment sentiment) {
        int[] ids = IntStream.range(0, examples.size()).filter(taken::test).toArray();
        boolean[] answers = new boolean[ids.length];
        for (int k = 0; k < ids.length; k++) {
            if (ids[k] < seeds.size()) {
                Sentiment labelled = seeds.get(ids[k]).sentiment();
                answers[k] = labelled == sentiment || labelled == Sentiment.MIXED;
            } else {
                answers[k] = external.sentences().get(ids[k] - seeds.size()).good() == good;
            }
        }
        return headTrainer.train(
                name, Arrays.stream(ids).mapToObj(examples::get).toList(), answers, VALUE_COST);
    }

    private Softmax fit(Scores[] scores, Function<Scores, double[]> inputs, int[] labels, int classes) {
        return Softmax.fit(Stream.of(scores).map(inputs).toArray(double[][]::new), labels, classes, RIDGE);
    }

    /** The probabilities of each text by a layer fitted on the other folds. */
    private double[][] heldOut(Scores[] scores, Function<Scores, double[]> inputs, int[] labels, int classes) {
        return heldOut(scores, inputs, labels, classes, (i, layer) -> layer.probabilities(inputs.apply(scores[i])));
    }

    private double[][] heldOut(
            Scores[] scores,
            Function<Scores, double[]> inputs,
            int[] labels,
            int classes,
            BiFunction<Integer, Softmax, double[]> decide) {
        double[][] held = new double[scores.length][];
        for (int fold = 0; fold < FOLDS; fold++) {
            int f = fold;
            int[] ids = IntStream.range(0, scores.length)
                    .filter(i -> i % FOLDS != f)
                    .toArray();
            Softmax layer = fit(
                    Arrays.stream(ids).mapToObj(i -> scores[i]).toArray(Scores[]::new),
                    inputs,
                    Arrays.stream(ids).map(i -> labels[i]).toArray(),
                    classes);
            for (int i = f; i < scores.length; i += FOLDS) {
                held[i] = decide.apply(i, layer);
            }
        }
        return held;
    }

    private Softmax fitTheme(Scores[] scores, Heads heads) {
        List<double[]> inputs = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        boolean[][] has = themeLabels();
        for (int i = 0; i < scores.length; i++) {
            for (int t = 0; t < themes.size(); t++) {
                inputs.add(heads.themeInputs(scores[i], t));
                labels.add(has[i][t] ? 1 : 0);
            }
        }
        return Softmax.fit(
                inputs.toArray(double[][]::new),
                labels.stream().mapToInt(l -> l).toArray(),
                2,
                RIDGE / 10);
    }

    private double[][] themeProbabilities(Scores[] scores, Heads heads, Softmax theme) {
        return Stream.of(scores)
                .map(s -> IntStream.range(0, themes.size())
                        .mapToDouble(t -> theme.probabilities(heads.themeInputs(s, t))[1])
                        .toArray())
                .toArray(double[][]::new);
    }

    private boolean[][] themeLabels() {
        boolean[][] has = new boolean[seeds.size()][themes.size()];
        for (int i = 0; i < has.length; i++) {
            for (int t = 0; t < themes.size(); t++) {
                has[i][t] = seeds.get(i).themes().containsKey(themes.get(t));
            }
        }
        return has;
    }

    private int[] labels(java.util.function.ToIntFunction<LabelledText> label) {
        return seeds.stream().mapToInt(label).toArray();
    }

    private static List<String> wireNames(Kind[] kinds) {
        return Stream.of(kinds).map(Kind::wireName).toList();
    }
}
