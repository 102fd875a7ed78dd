package io.throughline.stories.practices;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds an organization's practices: stories grouped by what was done, by the cosine of their embeddings less what all such stories have in
 * common. A pure function of the stories: neither the order in which they came nor when anybody looked
 * before makes a difference.
 */
public final class PracticeFinder {

    private static final int MOST_THEMES = 3;

    /** What is known beforehand counts for as many stories. */
    private static final int KNOWN_BEFOREHAND = 150;

    private final float[] common;
    private final double alike;
    private final int leastStories;

    /**
     * @param common the mean embedding of stories that tell of service
     * @param alike average cosine from which on groups tell the same, -1 to 1
     * @param leastStories that make a practice
     */
    public PracticeFinder(float[] common, double alike, int leastStories) {
        this.common = common.clone();
        this.alike = alike;
        this.leastStories = leastStories;
    }

    /**
     * @param told any order, each story once
     * @param storesHeardFrom the organization's stores with any feedback
     * @return by their ids
     */
    public List<Practice> find(List<Behaviour> told, int storesHeardFrom) {
        List<Behaviour> behaviours = told.stream().sorted(Behaviour.AS_TOLD).toList();
        float[] ofAll = common(behaviours);
        float[][] vectors =
                behaviours.stream().map(b -> apart(b.vector(), ofAll)).toArray(float[][]::new);
        Terms terms = Terms.of(behaviours.stream().map(Behaviour::sentence).toList());
        return AverageLinkage.groups(vectors, alike).stream()
                .filter(group -> group.length >= leastStories)
                .map(group -> practice(behaviours, vectors, group, terms, storesHeardFrom))
                .sorted(Comparator.comparing(Practice::id))
                .toList();
    }

    private static Practice practice(
            List<Behaviour> behaviours, float[][] vectors, int[] group, Terms terms, int storesHeardFrom) {
        List<Behaviour> members = Arrays.stream(group).mapToObj(behaviours::get).toList();
        return new Practice(
                PracticeId.of(members.get(0)),
                bestFirst(vectors, group).map(i -> behaviours.get(i).story()).toList(),
                terms.settingApart(members.stream().map(Behaviour::sentence).toList()),
                themes(members),
                Spread.of(members, storesHeardFrom),
                members.get(0).correctedAt(),
                members.get(members.size() - 1).correctedAt());
    }

    /** By how near they are to the middle of the group. */
    private static java.util.stream.Stream<Integer> bestFirst(float[][] vectors, int[] group) {
        float[] middle = new float[vectors[0].length];
        for (int i : group) {
            for (int d = 0; d < middle.length; d++) {
                middle[d] += vectors[i][d];
            }
        }
        Map<Integer, Float> nearness = Arrays.stream(group)
                .boxed()
                .collect(Collectors.toMap(Function.identity(), i -> AverageLinkage.dot(vectors[i], middle)));
        return IntStream.of(group).boxed().sorted(Comparator.comparing((Integer i) -> -nearness.get(i)));
    }

    private static List<String> themes(List<Behaviour> members) {
        Map<String, Long> counts = members.stream()
                .flatMap(member -> member.themes().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.keySet().stream()
                .sorted(Comparator.comparing((String theme) -> -counts.get(theme))
                        .thenComparing(theme -> theme))
                .filter(theme -> counts.get(theme) * 4 >= members.size())
                .limit(MOST_THEMES)
                .toList();
    }

    /** The mean of what is known beforehand and, the more there are, of the organization's own. */
    private float[] common(List<Behaviour> behaviours) {
        double[] sum = new double[common.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (double) common[i] * KNOWN_BEFOREHAND;
            for (Behaviour behaviour : behaviours) {
                sum[i] += behaviour.vector()[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / (KNOWN_BEFOREHAND + behaviours.size()));
        }
        return mean;
    }

    private static float[] apart(float[] vector, float[] common) {
        float[] apart = new float[vector.length];
        double norm = 0;
        for (int i = 0; i < vector.length; i++) {
            apart[i] = vector[i] - common[i];
            norm += apart[i] * apart[i];
        }
        float length = (float) Math.max(Math.sqrt(norm), 1e-6);
        for (int i = 0; i < apart.length; i++) {
            apart[i] /= length;
        }
        return apart;
    }
}
