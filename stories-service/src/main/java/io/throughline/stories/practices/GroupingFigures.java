package io.throughline.stories.practices;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How well groups fit those that people made.
 *
 * @param precision B-cubed (Bagga and Baldwin 1998): of what stands with a story, how much should
 * @param recall of what should, how much does
 * @param rand adjusted Rand index (Hubert and Arabie 1985)
 * @param oneOffsJoined share of the stories that stand alone by people's reading but not here
 * @param groups of more than one story
 */
record GroupingFigures(double precision, double recall, double rand, double oneOffsJoined, int groups) {

    /** B-cubed F. */
    double f() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /** A story, the practice that people put it into (null: none), and the group that it was put into here. */
    record Placed(Object practice, Object group) {}

    /** @param stories at least one; groups are equal objects, stories that stand alone have one of their own */
    static GroupingFigures of(List<Placed> stories) {
        List<Placed> all = new ArrayList<>();
        for (Placed story : stories) {
            all.add(new Placed(story.practice() == null ? new Object() : story.practice(), story.group()));
        }
        Map<Object, Integer> wanted = new HashMap<>();
        Map<Object, Integer> found = new HashMap<>();
        Map<Placed, Integer> both = new HashMap<>();
        for (Placed story : all) {
            wanted.merge(story.practice(), 1, Integer::sum);
            found.merge(story.group(), 1, Integer::sum);
            both.merge(story, 1, Integer::sum);
        }
        double precision = 0;
        double recall = 0;
        for (Placed story : all) {
            precision += (double) both.get(story) / found.get(story.group());
            recall += (double) both.get(story) / wanted.get(story.practice());
        }
        long oneOffs =
                stories.stream().filter(story -> story.practice() == null).count();
        long joined = stories.stream()
                .filter(story -> story.practice() == null && found.get(story.group()) > 1)
                .count();
        double together = pairs(both);
        double expected = pairs(wanted) * pairs(found) / (all.size() * (all.size() - 1.0) / 2);
        double most = (pairs(wanted) + pairs(found)) / 2;
        return new GroupingFigures(
                precision / all.size(),
                recall / all.size(),
                Objects.equals(most, expected) ? 0 : (together - expected) / (most - expected),
                oneOffs == 0 ? 0 : (double) joined / oneOffs,
                (int) found.values().stream().filter(size -> size > 1).count());
    }

    private static double pairs(Map<?, Integer> sizes) {
        return sizes.values().stream()
                .mapToDouble(size -> size * (size - 1.0) / 2)
                .sum();
    }
}
