package io.throughline.stories.classification.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.stories.classification.encoding.Encoder;
import io.throughline.stories.classification.text.Languages;
import io.throughline.stories.classification.text.Normalizer;
import io.throughline.stories.classification.text.Sentences;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoldVectorsTest {

    @Test
    void theShippedOnesAreOfTheGoldSetAsItIsAndOfTheEncoderAsItIs() throws IOException {
        Map<String, float[]> shipped = GoldVectors.shipped();
        Languages languages = new Languages();
        List<String> asked = LabelledText.gold().stream()
                .map(text -> Normalizer.normalize(text.text()))
                .filter(text -> text.codePoints().anyMatch(Character::isLetterOrDigit))
                .filter(text -> Languages.measured(languages.of(text, null)))
                .flatMap(text -> Sentences.of(text).stream())
                .toList();

        assertThat(shipped.keySet()).as("train --gold writes them anew").containsAll(asked);
        try (Encoder encoder = Encoder.load()) {
            for (String text : IntStream.range(0, 20)
                    .mapToObj(i -> asked.get(i * asked.size() / 20))
                    .toList()) {
                // another processor rounds otherwise within the encoder
                assertThat(cosine(shipped.get(text), encoder.embed(text)))
                        .as(text)
                        .isGreaterThan(0.98);
            }
        }
    }

    @Test
    void whatIsWrittenReadsBack() throws IOException {
        float[] vector = new float[Encoder.DIMENSION];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) Math.sin(i) / 14;
        }
        Map<String, float[]> vectors = Map.of("Wunderbar – très bien!", vector, "other", new float[Encoder.DIMENSION]);

        Map<String, float[]> read = GoldVectors.read(new ByteArrayInputStream(GoldVectors.write(vectors)));

        assertThat(read).containsOnlyKeys(vectors.keySet());
        assertThat(read.get("Wunderbar – très bien!")).containsExactly(vector, within(0.00001f));
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            ofA += a[i] * a[i];
            ofB += b[i] * b[i];
        }
        return dot / Math.sqrt(ofA * ofB);
    }
}
