package io.throughline.stories.practices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds an organization's practices: stories grouped by what was done, by the cosine of their embeddings less what all such stories have in
 * common. As long as all stories can be
 * grouped at once, a pure function of them: neither the order in which they came nor when anybody looked before makes a difference.
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

    /** As {@link #find(List, Map, Map, int)}, of all the stories that there are. */
    public List<Practice> find(List<Behaviour> told, int storesHeardFrom) {
        return find(told, Map.of(), Map.of(), storesHeardFrom);
    }

    /**
     * @param told any order, each story once
     * @param beyond stories of practices found before that are too many to be grouped again: they stay where their practice goes
     * @param before the practice that each story was found in, for those of {@code told}
     * @param storesHeardFrom the organization's stores with any feedback
     * @return by their ids
     */
    public List<Practice> find(
            List<Behaviour> told, Map<UUID, List<Behaviour>> beyond, Map<UUID, UUID> before, int storesHeardFrom) {
        List<Behaviour> behaviours = told.stream().sorted(Behaviour.AS_TOLD).toList();
        float[] ofAll = common(behaviours);
        float[][] vectors =
                behaviours.stream().map(b -> apart(b.vector(), ofAll)).toArray(float[][]::new);
        List<List<Behaviour>> groups = new ArrayList<>();
        for (int[] group : AverageLinkage.groups(vectors, alike)) {
            groups.add(bestFirst(vectors, group).map(behaviours::get).collect(Collectors.toList()));
        }
        beyond.forEach((practice, older) -> successor(practice, groups, before)
                .ifPresentOrElse(group -> group.addAll(older), () -> groups.add(new ArrayList<>(older))));
        Terms terms = Terms.of(behaviours.stream().map(Behaviour::sentence).toList());
        return groups.stream()
                .filter(group -> group.size() >= leastStories)
                .map(group -> practice(group, terms, storesHeardFrom))
                .sorted(Comparator.comparing(Practice::id))
                .toList();
    }

    /** The group that most of a practice's stories are in now. */
    private static Optional<List<Behaviour>> successor(
            UUID practice, List<List<Behaviour>> groups, Map<UUID, UUID> before) {
        ToLongFunction<List<Behaviour>> common = group -> group.stream()
                .filter(behaviour -> practice.equals(before.get(behaviour.story())))
                .count();
        return groups.stream().filter(group -> common.applyAsLong(group) > 0).max(Comparator.comparingLong(common));
    }

    private static Practice practice(List<Behaviour> bestFirst, Terms terms, int storesHeardFrom) {
        List<Behaviour> asTold = bestFirst.stream().sorted(Behaviour.AS_TOLD).toList();
        return new Practice(
                PracticeId.of(asTold.get(0)),
                bestFirst.stream().map(Behaviour::story).toList(),
                terms.settingApart(asTold.stream().map(Behaviour::sentence).toList()),
                themes(asTold),
                Spread.of(asTold, storesHeardFrom),
                asTold.get(0).correctedAt(),
                asTold.get(asTold.size() - 1).correctedAt());
    }

    /** By how near they are to the middle of the group. */
    private static Stream<Integer> bestFirst(float[][] vectors, int[] group) {
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
