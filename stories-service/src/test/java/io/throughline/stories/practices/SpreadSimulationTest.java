package io.throughline.stories.practices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Streams whose truth is known: 5 to 400 stores, feedback skewed between them (log-normal), stores' rates unlike beyond it (gamma of shape 4), 3
 * to 200 stories, one in twenty-five of them put wrongly into the practice. A practice is one person's, one store's, a few stores' (2 to a third of them) or
 * most stores' (two thirds to all).
 */
class SpreadSimulationTest {

    private static final int[] EVIDENCE = {3, 5, 8, 11, 15, 20, 30, 50, 100, 200};
    private static final int ROUNDS = 60;
    private static final double MISPLACED = 0.04;

    private final Random random = new Random(17);

    @Test
    void whatIsSaidIsRightWhereThereIsEvidenceAndNothingIsSaidWhereThereIsNone() {
        Map<Integer, Map<SpreadClass, Map<SpreadClass, Integer>>> matrix = new TreeMap<>();
        for (int evidence : EVIDENCE) {
            for (SpreadClass truth :
                    List.of(SpreadClass.STAR, SpreadClass.LOCAL, SpreadClass.PARTIAL, SpreadClass.WIDESPREAD)) {
                for (int round = 0; round < ROUNDS; round++) {
                    SpreadClass said = simulate(truth, evidence).kind();
                    matrix.computeIfAbsent(evidence, n -> new EnumMap<>(SpreadClass.class))
                            .computeIfAbsent(truth, t -> new EnumMap<>(SpreadClass.class))
                            .merge(said, 1, Integer::sum);
                }
            }
        }
        print(matrix);
        matrix.forEach((evidence, truths) -> {
            double wrong = share(truths, (truth, said) -> said != truth && said != SpreadClass.UNCLEAR);
            assertThat(wrong).as("wrong with %s stories", evidence).isLessThanOrEqualTo(0.1);
            double right = share(truths, (truth, said) -> said == truth);
            assertThat(right)
                    .as("right with %s stories", evidence)
                    .isGreaterThanOrEqualTo(evidence >= 30 ? 0.9 : evidence >= 15 ? 0.7 : 0);
        });
    }

    private interface Cell {
        boolean counts(SpreadClass truth, SpreadClass said);
    }

    private static double share(Map<SpreadClass, Map<SpreadClass, Integer>> truths, Cell cell) {
        int[] sums = new int[2];
        truths.forEach((truth, saids) -> saids.forEach((said, count) -> {
            sums[0] += cell.counts(truth, said) ? count : 0;
            sums[1] += count;
        }));
        return (double) sums[0] / sums[1];
    }

    private static void print(Map<Integer, Map<SpreadClass, Map<SpreadClass, Integer>>> matrix) {
        StringBuilder text = new StringBuilder("stories  truth        said\n");
        matrix.forEach((evidence, truths) -> {
            truths.forEach((truth, said) -> text.append("%7d  %-11s  %s%n".formatted(evidence, truth, said)));
            text.append("%7d  right %.3f, unclear %.3f, wrong %.3f%n"
                    .formatted(
                            evidence,
                            share(truths, (truth, said) -> said == truth),
                            share(truths, (truth, said) -> said == SpreadClass.UNCLEAR),
                            share(truths, (truth, said) -> said != truth && said != SpreadClass.UNCLEAR)));
        });
        System.out.println(text); // the figures that the README states
    }

    private Spread simulate(SpreadClass truth, int stories) {
        int stores = (int) Math.round(Math.exp(Math.log(5) + random.nextDouble() * Math.log(80)));
        Map<String, Long> volumes = new HashMap<>();
        IntStream.range(0, stores)
                .forEach(i -> volumes.put("S" + i, Math.round(500 * Math.exp(random.nextGaussian())) + 1));
        List<String> keep = keeping(truth, new ArrayList<>(volumes.keySet()));
        double[] rates =
                keep.stream().mapToDouble(store -> volumes.get(store) * gamma()).toArray();
        double[] others =
                volumes.values().stream().mapToDouble(Long::doubleValue).toArray();
        List<String> all = List.copyOf(volumes.keySet());
        double named = 0.3 + 0.5 * random.nextDouble();
        int people = truth == SpreadClass.STAR ? 1 : 4 + random.nextInt(8);
        List<Behaviour> told = new ArrayList<>();
        for (int i = 0; i < stories; i++) {
            boolean misplaced = random.nextDouble() < MISPLACED;
            String store = misplaced ? all.get(draw(others)) : keep.get(draw(rates));
            String who = misplaced ? "x" + i : store + "/" + random.nextInt(people);
            told.add(Tellings.of(
                    store, random.nextInt(90), random.nextDouble() < named ? who : null, new float[] {i, 0}));
        }
        return Spread.of(told, volumes);
    }

    private List<String> keeping(SpreadClass truth, List<String> stores) {
        Collections.sort(stores);
        Collections.shuffle(stores, random);
        int all = stores.size();
        int number =
                switch (truth) {
                    case STAR, LOCAL -> 1;
                    case PARTIAL -> 2 + random.nextInt(Math.max(1, all / 3 - 1));
                    default -> all - random.nextInt(Math.max(1, all / 3 + 1));
                };
        return stores.subList(0, number);
    }

    /** Of shape 4 and mean 1. */
    private double gamma() {
        return -IntStream.range(0, 4)
                        .mapToDouble(i -> Math.log(1 - random.nextDouble()))
                        .sum()
                / 4;
    }

    private int draw(double[] weights) {
        double left = random.nextDouble()
                * IntStream.range(0, weights.length)
                        .mapToDouble(i -> weights[i])
                        .sum();
        int i = 0;
        while (i < weights.length - 1 && (left -= weights[i]) > 0) {
            i++;
        }
        return i;
    }
}
