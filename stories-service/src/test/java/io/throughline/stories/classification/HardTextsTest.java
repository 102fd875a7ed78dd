package io.throughline.stories.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.stories.classification.encoding.Encoder;
import io.throughline.stories.classification.model.ModelFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HardTextsTest {

    private static Classifier classifier;

    @BeforeAll
    static void load() {
        classifier = Classifier.load();
    }

    @AfterAll
    static void close() {
        classifier.close();
    }

    static Stream<String> texts() {
        String words = "The queue was long and nobody came to help us with the broken kettle. ";
        return Stream.of(
                words.repeat(300),
                words.replace(".", "").repeat(300),
                "a".repeat(20_000),
                "ab".repeat(10_000),
                "word\n".repeat(4_000),
                "!?".repeat(10_000),
                "((((".repeat(5_000) + "x",
                "\u0000\u0001\u0007 bad \u001b[31m service \u200b\u202e",
                "\ud83d bad lone surrogate \udc00",
                "e\u0301".repeat(5_000),
                "\ufdfa".repeat(2_000),
                "مرحبا الخدمة كانت سيئة",
                "Ok שלום good خدمة bad 服务",
                "👩‍👩‍👧‍👦".repeat(500),
                "\"".repeat(9_999),
                "please ".repeat(2_800));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyTextGetsAnAnswerInBoundedTime(String text) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();

        Classification c = classifier.classify(List.of(Subject.ofText(text))).get(0);

        assertThat(c.kind()).isNotNull();
        assertThat(c.themes()).hasSizeLessThanOrEqualTo(3);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "...", "?!", "🦄🦄", "\u0000", "-"})
    void textsWithoutWordsAreNeutral(String text) {
        Classification c = classifier.classify(List.of(Subject.ofText(text))).get(0);

        assertThat(c.kind()).isEqualTo(Kind.NEUTRAL);
        assertThat(c.basis()).isEqualTo(Basis.NOTHING);
        assertThat(c.review()).isFalse();
    }

    @Test
    void knownEmojiAreWords() {
        assertThat(classifier.classify(List.of(Subject.ofText("👍👍"))).get(0).kind())
                .isEqualTo(Kind.PRAISE);
        assertThat(classifier.classify(List.of(Subject.ofText("😡"))).get(0).kind())
                .isEqualTo(Kind.COMPLAINT);
    }

    @Test
    void beyondTheEncoderFiveThousandCharactersTakeUnderAHundredMilliseconds() {
        Function<String, float[]> free = text -> {
            float[] vector = new float[Encoder.DIMENSION];
            vector[Math.floorMod(text.hashCode(), vector.length)] = 1;
            return vector;
        };
        Classifier withoutEncoder =
                Classifier.of(ModelFile.read(getClass().getResourceAsStream("/classification/model.bin")), free);
        Random random = new Random(1);
        List<Subject> warm = texts().map(Subject::ofText).toList();
        withoutEncoder.classify(warm);
        String text = random.ints(5_000, ' ', 'z')
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
        // The thread's own time: what else the machine is doing does not count.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();

        for (int i = 0; i < 10; i++) {
            withoutEncoder.classify(List.of(Subject.ofText(text)));
        }

        assertThat(Duration.ofNanos((threads.getCurrentThreadCpuTime() - start) / 10))
                .isLessThan(Duration.ofMillis(100));
    }
}
