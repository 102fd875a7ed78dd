package io.throughline.stories.classification.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderTest {

    private static Encoder encoder;
    private static BgeSmallEnV15QuantizedEmbeddingModel stock;

    @BeforeAll
    static void load() {
        encoder = Encoder.load();
        stock = new BgeSmallEnV15QuantizedEmbeddingModel();
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok",
                "I waited 40 minutes at the checkout, and nobody opened another till!",
                "Ça va, le café était très bon 👍",
                "UPPER lower MiXeD, don't (really) \"quote\" #1 50% £3.99"
            })
    void theVectorsAreThoseOfTheStockClass(String text) {
        float[] expected = stock.embed(text).content().vector();

        assertThat(encoder.embed(text)).containsExactly(expected, within(1e-5f));
    }

    @Test
    void aTextBeyondTheTokenLimitIsCutAndNotRefused() {
        float[] vector = encoder.embed("the bread was stale ".repeat(500));

        assertThat(vector).hasSize(Encoder.DIMENSION).doesNotContain(Float.NaN);
    }

    @Test
    void aVectorHasLengthOne() {
        double sum = 0;
        for (float v : encoder.embed("friendly staff")) {
            sum += v * v;
        }

        assertThat(sum).isCloseTo(1, within(1e-5));
    }
}
