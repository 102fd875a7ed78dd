package io.throughline.stories.classification.training;

import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Figures;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.encoding.Encoder;
import io.throughline.stories.classification.model.FeatureSpace;
import io.throughline.stories.classification.model.FeatureVector;
import io.throughline.stories.classification.model.Heads;
import io.throughline.stories.classification.model.LinearHead;
import io.throughline.stories.classification.model.Model;
import io.throughline.stories.classification.model.SeedExample;
import io.throughline.stories.classification.text.Normalizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Trains an organization's heads on the base's examples and on its own, which count for more, and measures them on the gold set. */
public final class OwnTraining {

    /** An example of the organization's own counts as so many of the base's ... */
    private static final int MOST_WEIGHT = 6;

    /** A head that says so of all lessons by itself, by this many logits, has nothing to learn of them. */
    private static final double SURE = 1;

    /** A seed as near as this to an example of a theme may be about it too: it is not held against it. */
    private static final double MAY_BE_ABOUT_IT = 0.86;

    private OwnTraining() {}

    /** All heads of the base in their order; those that the lessons contradict, or that are not sure of them, trained anew. */
    public static List<LinearHead> heads(Model base, List<SeedExample> lessons) {
        int weight = Math.max(1, Math.min(MOST_WEIGHT, base.examples().size() / Math.max(1, lessons.size())));
        Weighted weighted = new Weighted(base.space());
        base.examples().forEach(seed -> weighted.add(seed, 1));
        lessons.forEach(lesson -> weighted.add(lesson, weight));
        return base.heads().heads().stream()
                .map(head -> knows(head, base.space(), lessons)
                        ? head
                        : weighted.head(head.name(), cost(base.heads(), head.name()), head))
                .toList();
    }

    private static boolean knows(LinearHead head, FeatureSpace space, List<SeedExample> lessons) {
        return lessons.stream().allMatch(lesson -> {
            double score = head.score(features(space, lesson));
            return (lesson.answers().contains(head.name()) ? score : -score) >= SURE;
        });
    }

    private static FeatureVector features(FeatureSpace space, SeedExample example) {
        return space.features(Normalizer.normalize(example.text()), example.embedding());
    }

    /** The head of one theme that the base does not have, trained on its own examples against the base's. */
    public static LinearHead theme(Model base, String name, List<SeedExample> examples) {
        Weighted weighted = new Weighted(base.space());
        base.examples().stream().filter(seed -> !isNear(seed, examples)).forEach(seed -> weighted.add(seed, 1));
        int weight = Math.max(1, seedsOfATheme(base) / Math.max(1, examples.size()));
        examples.forEach(example -> weighted.add(example, weight));
        return weighted.head(name, Trainer.THEME_COST, null);
    }

    /** A theme's own examples together count for as many as the base's themes have on average, however few they are. */
    private static int seedsOfATheme(Model base) {
        List<String> themes = base.heads().themes();
        long answers = base.examples().stream()
                .flatMap(seed -> seed.answers().stream())
                .filter(themes::contains)
                .count();
        return (int) (answers / themes.size());
    }

    /** What the classifier makes of the frozen gold set. */
    public static Figures measure(Classifier classifier) {
        try {
            GoldFigures figures = GoldFigures.of(classifier, LabelledText.gold());
            return new Figures(
                    figures.size(),
                    figures.kind().macroF1(),
                    figures.kind().precision(Kind.EXCEPTIONAL.ordinal()),
                    figures.kind().recall(Kind.EXCEPTIONAL.ordinal()),
                    figures.themesF1(),
                    figures.sentiment().macroF1(),
                    figures.criticality().recall(Criticality.CRITICAL.ordinal()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double cost(Heads heads, String name) {
        if (heads.kinds().contains(name)) {
            return Trainer.KIND_COST;
        }
        if (heads.steps().contains(name)) {
            return Trainer.STEP_COST;
        }
        return heads.themes().contains(name) ? Trainer.THEME_COST : Trainer.VALUE_COST;
    }

    private static boolean isNear(SeedExample seed, List<SeedExample> examples) {
        return examples.stream().anyMatch(example -> {
            double cosine = 0;
            for (int i = 0; i < seed.embedding().length; i++) {
                cosine += seed.embedding()[i] * example.embedding()[i];
            }
            return cosine >= MAY_BE_ABOUT_IT;
        });
    }

    /** Training data in which an example stands as often as it counts. */
    private static final class Weighted {
        private final FeatureSpace space;
        private final HeadTrainer trainer;
        private final List<HeadTrainer.Example> examples = new ArrayList<>();
        private final List<List<String>> answers = new ArrayList<>();

        Weighted(FeatureSpace space) {
            this.space = space;
            this.trainer = new HeadTrainer(Encoder.DIMENSION + space.sparseSize());
        }

        void add(SeedExample example, int weight) {
            HeadTrainer.Example prepared = HeadTrainer.Example.of(features(space, example));
            examples.addAll(Collections.nCopies(weight, prepared));
            answers.addAll(Collections.nCopies(weight, example.answers()));
        }

        LinearHead head(String name, double cost, LinearHead from) {
            boolean[] yes = new boolean[examples.size()];
            for (int i = 0; i < yes.length; i++) {
                yes[i] = answers.get(i).contains(name);
            }
            return trainer.train(name, examples, yes, cost, from);
        }
    }
}
