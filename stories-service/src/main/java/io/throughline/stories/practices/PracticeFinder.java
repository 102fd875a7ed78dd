package io.throughline.stories.practices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Finds an organization's practices: stories of one origin, grouped by what was done, asked for or went wrong. As long as all stories can be
 * grouped at once, a pure function of them and of what people decided: neither the order in which they came nor when anybody looked before
 * makes a difference.
 */
public final class PracticeFinder {

    private static final int MOST_THEMES = 3;

    private final Threshold threshold;
    private final int leastStories;

    /**
     * From which average likeness on stories tell the same.
     *
     * @param alike stories, and small groups of them
     * @param groupsAlike groups that are large enough for a practice, not more than that
     */
    public record Threshold(double alike, double groupsAlike) {}

    /**
     * @param leastStories that make a practice, where people have not made one
     */
    public PracticeFinder(Threshold threshold, int leastStories) {
        this.threshold = threshold;
        this.leastStories = leastStories;
    }

    /** A group that is a practice, and its name if people gave it one. */
    private record Group(UUID pinned, List<Behaviour> bestFirst) {}

    /**
     * @param told of one origin, any order, each story once
     * @return by their ids
     */
    public List<Practice> find(List<Behaviour> told, Ground ground) {
        List<Behaviour> behaviours = told.stream().sorted(Behaviour.AS_TOLD).toList();
        List<float[]> vectors = vectors(behaviours);
        List<Group> groups = new ArrayList<>();
        for (int[] group : groups(vectors, pins(behaviours, ground.pins()))) {
            List<Behaviour> members =
                    bestFirst(vectors, group).stream().map(behaviours::get).collect(Collectors.toList());
            groups.add(new Group(pinned(members, ground.pins()), members));
        }
        ground.beyond().forEach((practice, older) -> successor(practice, groups, ground)
                .ifPresentOrElse(
                        group -> group.bestFirst().addAll(older),
                        () -> groups.add(new Group(pinned(older, ground.pins()), new ArrayList<>(older)))));
        Terms terms = Terms.of(behaviours.stream().map(Behaviour::sentence).toList());
        return groups.stream()
                .filter(group -> group.pinned() != null || group.bestFirst().size() >= leastStories)
                .map(group -> practice(group, terms, ground.volumes()))
                .sorted(Comparator.comparing(Practice::id))
                .toList();
    }

    /**
     * The practices of these members, whoever put them there.
     *
     * @param members of each practice, at least one
     * @param sentences of the organization's stories of that origin, to set the terms apart from
     */
    public List<Practice> describe(
            Map<UUID, List<Behaviour>> members, List<String> sentences, Map<String, Long> volumes) {
        Terms terms = Terms.of(sentences);
        List<Practice> practices = new ArrayList<>();
        members.forEach((id, told) -> {
            List<Behaviour> behaviours = told.stream().sorted(Behaviour.AS_TOLD).toList();
            List<float[]> vectors = vectors(behaviours);
            int[] all = new int[vectors.size()];
            Arrays.setAll(all, i -> i);
            List<Behaviour> best =
                    bestFirst(vectors, all).stream().map(behaviours::get).toList();
            practices.add(practice(new Group(id, best), terms, volumes));
        });
        return practices;
    }

    /**
     * Where stories that came just now belong.
     *
     * @param best some stories of each practice, those that tell it best
     * @return practice by story, of those that are alike enough to one of their origin
     */
    public Map<UUID, UUID> join(List<Behaviour> fresh, Map<UUID, List<Behaviour>> best) {
        Map<UUID, UUID> joined = new HashMap<>();
        for (Behaviour one : fresh) {
            ToDoubleFunction<UUID> mean = practice -> best.get(practice).stream()
                    .mapToDouble(other -> AverageLinkage.dot(one.vector(), other.vector()))
                    .average()
                    .orElse(Double.NEGATIVE_INFINITY);
            best.keySet().stream()
                    .filter(practice -> best.get(practice).get(0).origin() == one.origin())
                    .filter(practice -> mean.applyAsDouble(practice) >= threshold.alike())
                    .max(Comparator.comparingDouble(mean).thenComparing(Function.identity()))
                    .ifPresent(practice -> joined.put(one.story(), practice));
        }
        return joined;
    }

    private static List<float[]> vectors(List<Behaviour> behaviours) {
        return behaviours.stream().map(Behaviour::vector).toList();
    }

    private List<int[]> groups(List<float[]> vectors, int[] pins) {
        return AverageLinkage.groups(vectors, pins, threshold.alike(), leastStories - 1, threshold.groupsAlike());
    }

    private static int[] pins(List<Behaviour> behaviours, Map<UUID, UUID> pins) {
        Map<UUID, Integer> numbers = new HashMap<>();
        int[] numbered = new int[behaviours.size()];
        for (int i = 0; i < numbered.length; i++) {
            UUID practice = pins.get(behaviours.get(i).story());
            numbered[i] =
                    practice == null ? AverageLinkage.FREE : numbers.computeIfAbsent(practice, first -> numbers.size());
        }
        return numbered;
    }

    private static UUID pinned(List<Behaviour> members, Map<UUID, UUID> pins) {
        return members.stream()
                .map(member -> pins.get(member.story()))
                .filter(practice -> practice != null)
                .findFirst()
                .orElse(null);
    }

    /** The group that most of a practice's stories are in now; of a practice that people made, its own. */
    private static Optional<Group> successor(UUID practice, List<Group> groups, Ground ground) {
        Optional<Group> own =
                groups.stream().filter(group -> practice.equals(group.pinned())).findFirst();
        if (own.isPresent()) {
            return own;
        }
        boolean pinned = ground.beyond().get(practice).stream()
                .anyMatch(older -> ground.pins().containsKey(older.story()));
        ToLongFunction<Group> common = group -> group.bestFirst().stream()
                .filter(behaviour -> practice.equals(ground.before().get(behaviour.story())))
                .count();
        return groups.stream()
                .filter(group -> common.applyAsLong(group) > 0)
                .filter(group -> !pinned || group.pinned() == null)
                .max(Comparator.comparingLong(common));
    }

    private static Practice practice(Group group, Terms terms, Map<String, Long> volumes) {
        List<Behaviour> asTold =
                group.bestFirst().stream().sorted(Behaviour.AS_TOLD).toList();
        return new Practice(
                group.pinned() == null ? PracticeId.of(asTold.get(0)) : group.pinned(),
                asTold.get(0).origin(),
                group.bestFirst().stream().map(Behaviour::story).toList(),
                terms.settingApart(asTold.stream().map(Behaviour::sentence).toList()),
                themes(asTold),
                Spread.of(asTold, volumes),
                asTold.get(0).correctedAt(),
                asTold.get(asTold.size() - 1).correctedAt());
    }

    /** By how near they are to the middle of the group. */
    private static List<Integer> bestFirst(List<float[]> vectors, int[] group) {
        float[] middle = new float[vectors.get(0).length];
        for (int i : group) {
            float[] values = vectors.get(i);
            for (int d = 0; d < middle.length; d++) {
                middle[d] += values[d];
            }
        }
        Map<Integer, Float> nearness = Arrays.stream(group)
                .boxed()
                .collect(Collectors.toMap(Function.identity(), i -> AverageLinkage.dot(vectors.get(i), middle)));
        return Arrays.stream(group)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -nearness.get(i)))
                .toList();
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
}
