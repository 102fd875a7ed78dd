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
        assertThat(AverageLinkage.groups(vectors, 0.9)).containsExactly(new int[] {0, 1, 3}, new int[] {2, 4});
    }

    @Test
    void whatNothingIsLikeStaysAlone() {
        float[][] vectors = {direction(0), direction(60), direction(120)};
        assertThat(AverageLinkage.groups(vectors, 0.9)).isEmpty();
        assertThat(AverageLinkage.groups(new float[0][], 0.9)).isEmpty();
        assertThat(AverageLinkage.groups(new float[][] {direction(1)}, 0.9)).isEmpty();
    }

    /** Single linkage would make one of them. */
    @Test
    void chainIsNotOneGroup() {
        float[][] vectors =
                IntStream.range(0, 10).mapToObj(i -> direction(i * 12)).toArray(float[][]::new);
        assertThat(AverageLinkage.groups(vectors, 0.95)).hasSizeGreaterThan(2);
    }

    @Test
    void equalPointsAreOneGroup() {
        float[][] vectors = {direction(10), direction(10), direction(10), direction(10)};
        assertThat(AverageLinkage.groups(vectors, 0.99)).containsExactly(new int[] {0, 1, 2, 3});
    }

    @Test
    void chainsFindTheGroupsThatJoiningTheNearestTwoAgainAndAgainFinds() {
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            float[][] vectors = IntStream.range(0, 40)
                    .mapToObj(i -> unit(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()))
                    .toArray(float[][]::new);
            double least = 0.3 + random.nextDouble() * 0.6;
            Set<Set<Integer>> found = AverageLinkage.groups(vectors, least).stream()
                    .map(group -> Arrays.stream(group).boxed().collect(Collectors.toSet()))
                    .collect(Collectors.toSet());
            assertThat(found).isEqualTo(naive(vectors, least));
        }
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
