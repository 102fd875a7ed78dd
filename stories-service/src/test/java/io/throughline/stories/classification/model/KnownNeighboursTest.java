package io.throughline.stories.classification.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownNeighboursTest {

    private static final List<String> HEADS = List.of("good", "bad");

    private final Random random = new Random(3);

    @Test
    void theNearestAreThoseOfTheGreatestCosineNearestFirst() {
        for (int many : new int[] {1, 2, 3, 63, 64, 65, 200}) {
            List<SeedExample> examples = examples(many);
            float[] asked = vector();

            assertThat(new Neighbours(Examples.of(examples), HEADS)
                            .nearest(asked, 3).stream()
                                    .map(Neighbours.Near::position)
                                    .toList())
                    .containsExactlyElementsOf(IntStream.range(0, many)
                            .boxed()
                            .sorted(Comparator.comparingDouble(
                                    i -> -cosine(examples.get(i).embedding(), asked)))
                            .limit(3)
                            .toList());
        }
    }

    @Test
    void whatIsKnownOfTheFirstExamplesChangesNoNeighbour() {
        List<SeedExample> examples = examples(90);
        KnownNeighbours known = new KnownNeighbours(Examples.of(examples.subList(0, 70)));
        Examples together = Examples.of(examples.subList(0, 70)).and(examples.subList(70, 90));
        // each example is asked for by its own embedding, so that none can be passed over unseen
        for (SeedExample example : examples) {
            float[] asked = example.embedding();
            Neighbours alone = new Neighbours(together, HEADS);
            Neighbours knowing = new Neighbours(together, HEADS, known);

            assertThat(knowing.nearest(asked, 3)).isEqualTo(alone.nearest(asked, 3));
            assertThat(knowing.nearest(asked, 10)).isEqualTo(alone.nearest(asked, 10));
            assertThat(knowing.nearest(asked, 30)).isEqualTo(alone.nearest(asked, 30));
            assertThat(knowing.votes(knowing.voters(asked))).isEqualTo(alone.votes(alone.voters(asked)));
        }
    }

    private List<SeedExample> examples(int many) {
        List<SeedExample> examples = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            examples.add(new SeedExample("text " + i, "praise", "positive", List.of(HEADS.get(i % 2)), vector()));
        }
        return examples;
    }

    private float[] vector() {
        float[] vector = new float[16];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian() / 4;
        }
        return vector;
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
