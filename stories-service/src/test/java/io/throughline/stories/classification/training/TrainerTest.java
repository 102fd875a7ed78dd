package io.throughline.stories.classification.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.stories.classification.encoding.Encoder;
import io.throughline.stories.classification.model.Model;
import io.throughline.stories.classification.model.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private final Taxonomy taxonomy = Taxonomy.load();
    private final List<LabelledText> all =
            LabelledText.read(Path.of("src/main/resources/classification/seeds.jsonl"), taxonomy);
    private final List<LabelledText> some = IntStream.range(0, all.size())
            .filter(i -> i % 40 == 0)
            .mapToObj(all::get)
            .toList();

    TrainerTest() throws IOException {}

    @Test
    void theSameSeedsInAnyOrderGiveTheSameBytes() {
        List<LabelledText> shuffled = new ArrayList<>(some);
        Collections.shuffle(shuffled, new Random(5));

        assertThat(trained(shuffled)).isEqualTo(trained(some));
    }

    @Test
    void aWrittenModelReadsBackWithAVersionOfItsContent() {
        byte[] file = trained(some);

        Model model = ModelFile.read(new ByteArrayInputStream(file));

        assertThat(model.examples().all()).hasSize(some.size());
        assertThat(model.heads().themes())
                .containsExactlyElementsOf(taxonomy.themes().keySet());
        assertThat(model.version()).matches("[0-9a-f]{12}");
    }

    private byte[] trained(List<LabelledText> seeds) {
        return ModelFile.write(new Trainer(taxonomy, seeds, ExternalData.none(), TrainerTest::stand)
                .train()
                .model());
    }

    /** A vector of the text's own that needs no encoder: determinism is asked here, not quality. */
    private static float[] stand(String text) {
        Random random = new Random(text.hashCode());
        float[] vector = new float[Encoder.DIMENSION];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian() / 20;
        }
        return vector;
    }
}
