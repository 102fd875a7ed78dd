package io.throughline.stories.practices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AverageLinkageTest {

    @Test
    void twoDirectionsAreTwoGroups() {
        float[][] vectors = {direction(0), direction(3), direction(90), direction(5), direction(93)};
        assertThat(AverageLinkage.groups(List.of(vectors), 0.9)).containsExactly(new int[] {0, 1, 3}, new int[] {2, 4});
    }

    @Test
    void whatNothingIsLikeStaysAlone() {
        float[][] vectors = {direction(0), direction(60), direction(120)};
        assertThat(AverageLinkage.groups(List.of(vectors), 0.9)).isEmpty();
        assertThat(AverageLinkage.groups(List.of(), 0.9)).isEmpty();
        assertThat(AverageLinkage.groups(List.<float[]>of(direction(1)), 0.9)).isEmpty();
    }

    /** Single linkage would make one of them. */
    @Test
    void chainIsNotOneGroup() {
        float[][] vectors =
                IntStream.range(0, 10).mapToObj(i -> direction(i * 12)).toArray(float[][]::new);
        assertThat(AverageLinkage.groups(List.of(vectors), 0.95)).hasSizeGreaterThan(2);
    }

    @Test
    void equalPointsAreOneGroup() {
        float[][] vectors = {direction(10), direction(10), direction(10), direction(10)};
        assertThat(AverageLinkage.groups(List.of(vectors), 0.99)).containsExactly(new int[] {0, 1, 2, 3});
    }

    @Test
    void chainsFindTheGroupsThatJoiningTheNearestTwoAgainAndAgainFinds() {
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            float[][] vectors = IntStream.range(0, 40)
                    .mapToObj(i -> unit(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()))
                    .toArray(float[][]::new);
            double least = 0.3 + random.nextDouble() * 0.6;
            Set<Set<Integer>> found = AverageLinkage.groups(List.of(vectors), least).stream()
                    .map(group -> Arrays.stream(group).boxed().collect(Collectors.toSet()))
                    .collect(Collectors.toSet());
            assertThat(found).isEqualTo(naive(vectors, least));
        }
    }

    @Test
    void pointsOfOnePinAreTogetherAndThoseOfTwoNeverHoweverAlikeTheyAre() {
        float[][] vectors = {direction(0), direction(170), direction(1), direction(2), direction(171), direction(90)};
        int free = AverageLinkage.FREE;
        List<int[]> groups = AverageLinkage.groups(List.of(vectors), new int[] {7, 7, 8, free, free, 9}, 0.3);
        assertThat(groups.stream().map(Arrays::toString)).contains("[5]");
        assertThat(groups)
                .anyMatch(group -> Arrays.stream(group).anyMatch(i -> i == 0)
                        && Arrays.stream(group).anyMatch(i -> i == 1)
                        && Arrays.stream(group).noneMatch(i -> i == 2));
        assertThat(groups).anyMatch(group -> Arrays.equals(group, new int[] {2, 3}));
    }

    @Test
    void groupsJoinByLessThanStoriesDoAndWhatStoodAloneStaysAlone() {
        float[][] vectors = {
            direction(0), direction(2), direction(4), direction(40), direction(42), direction(44), direction(22)
        };
        int[] free = new int[vectors.length];
        Arrays.fill(free, AverageLinkage.FREE);
        List<int[]> groups = AverageLinkage.groups(List.of(vectors), free, 0.97, 2, 0.7);
        assertThat(groups).containsExactly(new int[] {0, 1, 2, 3, 4, 5});
        int[] apart = {1, 1, 1, 2, 2, 2, AverageLinkage.FREE};
        assertThat(AverageLinkage.groups(List.of(vectors), apart, 0.97, 2, 0.7)).hasSize(2);
        assertThat(AverageLinkage.groups(List.of(vectors), free, 0.97, 2, 0.9)).hasSize(2);
    }

    private static Set<Set<Integer>> naive(float[][] vectors, double least) {
        List<Set<Integer>> groups = new ArrayList<>();
        IntStream.range(0, vectors.length).forEach(i -> groups.add(Set.of(i)));
        while (true) {
            double most = least;
            int[] nearest = null;
            for (int i = 0; i < groups.size(); i++) {
                for (int j = 0; j < i; j++) {
                    double alike = average(vectors, groups.get(i), groups.get(j));
                    if (alike >= most) {
                        most = alike;
                        nearest = new int[] {i, j};
                    }
                }
            }
            if (nearest == null) {
                return groups.stream().filter(group -> group.size() > 1).collect(Collectors.toSet());
            }
            Set<Integer> joined = new java.util.HashSet<>(groups.remove(nearest[0]));
            joined.addAll(groups.remove(nearest[1]));
            groups.add(joined);
        }
    }

    private static double average(float[][] vectors, Set<Integer> one, Set<Integer> other) {
        return one.stream()
                .flatMapToDouble(i -> other.stream().mapToDouble(j -> AverageLinkage.dot(vectors[i], vectors[j])))
                .average()
                .orElseThrow();
    }

    private static float[] direction(double degrees) {
        double angle = Math.toRadians(degrees);
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }

    private static float[] unit(double... values) {
        double length = Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
        float[] unit = new float[values.length];
        IntStream.range(0, values.length).forEach(i -> unit[i] = (float) (values[i] / length));
        return unit;
    }
}
