package io.throughline.stories.classification.training;

import io.throughline.stories.classification.encoding.Encoder;
import io.throughline.stories.classification.model.FeatureVector;
import io.throughline.stories.classification.model.Heads;
import io.throughline.stories.classification.model.LinearHead;
import io.throughline.stories.classification.model.Model;
import io.throughline.stories.classification.model.SeedExample;
import io.throughline.stories.classification.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Trains organizations' heads on the base's examples and on their own, which count for more. The base's examples are prepared once, when
 * they are first needed, for all organizations: some ten megabytes. Safe for use by many threads.
 */
public final class OwnTraining {

    /** An example of the organization's own counts as so many of the base's ... */
    private static final int MOST_WEIGHT = 6;

    /** A head that says so of all lessons by itself, by this many logits, has nothing to learn of them. */
    private static final double SURE = 1;

    /** A seed as near as this to an example of a theme may be about it too: it is not held against it. */
    private static final double MAY_BE_ABOUT_IT = 0.86;

    private final Model base;
    private List<Prepared> seeds;

    public OwnTraining(Model base) {
        this.base = base;
    }

    /** An example and what the heads see of it. */
    private record Prepared(SeedExample example, FeatureVector features) {

        boolean answers(String head) {
            return example.answers().contains(head);
        }
    }

    /** All heads of the base in their order; those that the lessons contradict, or that are not sure of them, trained anew. */
    public List<LinearHead> heads(List<SeedExample> lessons) {
        List<Prepared> taught = lessons.stream().map(this::prepared).toList();
        int weight = Math.max(1, Math.min(MOST_WEIGHT, base.examples().size() / Math.max(1, lessons.size())));
        return base.heads().heads().stream()
                .map(head -> knows(head, taught)
                        ? head
                        : head(head.name(), cost(base.heads(), head.name()), seeds(), taught, weight, head.weights()))
                .toList();
    }

    private static boolean knows(LinearHead head, List<Prepared> lessons) {
        return lessons.stream().allMatch(lesson -> {
            double score = head.score(lesson.features);
            return (lesson.answers(head.name()) ? score : -score) >= SURE;
        });
    }

    /** The head of one theme that the base does not have, trained on its own examples against the base's. */
    public LinearHead theme(String name, List<SeedExample> examples) {
        List<Prepared> others =
                seeds().stream().filter(seed -> !isNear(seed.example, examples)).toList();
        int weight = Math.max(1, seedsOfATheme(base) / Math.max(1, examples.size()));
        return head(
                name,
                Trainer.THEME_COST,
                others,
                examples.stream().map(this::prepared).toList(),
                weight,
                null);
    }

    /** @param weight so many of the base's examples does one of its own count as */
    private LinearHead head(
            String name, double cost, List<Prepared> seeds, List<Prepared> own, int weight, float[] from) {
        List<Prepared> all = Stream.concat(seeds.stream(), own.stream()).toList();
        double[] answers =
                all.stream().mapToDouble(one -> one.answers(name) ? 1 : -1).toArray();
        double[] costs = new double[all.size()];
        Arrays.fill(costs, 0, seeds.size(), cost);
        Arrays.fill(costs, seeds.size(), costs.length, cost * weight);
        int size = Encoder.DIMENSION + base.space().sparseSize() + 1;
        return new LinearHead(
                name,
                new LogisticRegression(all.stream().map(Prepared::features).toList(), answers, costs, size)
                        .weights(from));
    }

    private synchronized List<Prepared> seeds() {
        if (seeds == null) {
            seeds = base.examples().all().stream().map(this::prepared).toList();
        }
        return seeds;
    }

    private Prepared prepared(SeedExample example) {
        return new Prepared(example, base.space().features(Normalizer.normalize(example.text()), example.embedding()));
    }

    /** A theme's own examples together count for as many as the base's themes have on average, however few they are. */
    private static int seedsOfATheme(Model base) {
        List<String> themes = base.heads().themes();
        long answers = base.examples().all().stream()
                .flatMap(seed -> seed.answers().stream())
                .filter(themes::contains)
                .count();
        return (int) (answers / themes.size());
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
}
