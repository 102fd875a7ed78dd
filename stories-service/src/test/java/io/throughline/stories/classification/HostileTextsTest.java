package io.throughline.stories.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.stories.classification.encoding.Encoder;
import io.throughline.stories.classification.model.ModelFile;
import io.throughline.stories.classification.text.Normalizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** Whatever a text is made of, it is answered. The same texts every time: a change breaks what it breaks for everybody. */
class HostileTextsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Sentences, the whole text, the clauses of a text that values both ways. */
    private static final int MOST_OF_PASSAGE = 400;

    private static final int MOST_ENCODED = 24 + 1 + 12;

    private static final int LONGEST_WHOLE = 1_500;

    /** Names of features that are no words of the text. */
    private static final Set<String> COUNTS =
            Set.of("good words", "bad words", "good and bad words", "balance of words", "short", "long");

    /** What was given to the encoder that only counts. */
    private static final List<String> ENCODED = new ArrayList<>();

    private static Classifier real;
    private static Classifier counting;

    @BeforeContainer
    static void load() {
        real = Classifier.load();
        counting = Classifier.of(
                ModelFile.read(HostileTextsTest.class.getResourceAsStream("/classification/model.bin")), text -> {
                    ENCODED.add(text);
                    return vector(text);
                });
    }

    @AfterContainer
    static void close() {
        real.close();
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileTexts.texts();
    }

    @Provide
    Arbitrary<String> englishTexts() {
        return HostileTexts.englishTexts();
    }

    @Provide
    Arbitrary<String> textsWithoutWords() {
        return HostileTexts.textsWithoutWords();
    }

    @Property(tries = 80, seed = "1", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyTextIsAnswered(@ForAll("texts") String text) {
        isAnswered(counting, text);
    }

    @Property(tries = 80, seed = "2", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReportMode.OFF)
    void everyTextThatBeginsLikeEnglishIsAnswered(@ForAll("englishTexts") String text) {
        Classification c = isAnswered(counting, text);

        Statistics.collect(c.basis());
        Statistics.coverage(bases -> bases.check(Basis.TEXT).percentage(share -> share > 50));
    }

    @Property(tries = 3, seed = "3", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theEncoderTakesThemToo(@ForAll("englishTexts") String text) {
        isAnswered(real, text);
    }

    @Property(tries = 80, seed = "4", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theEncodersWorkIsBounded(@ForAll("englishTexts") String text) {
        ENCODED.clear();
        Classification c = classify(counting, new Subject(text, null, "en"));
        int length = Normalizer.normalize(text).length();

        assertThat(ENCODED).hasSizeLessThanOrEqualTo(MOST_ENCODED);
        assertThat(ENCODED.stream().mapToInt(String::length).sum())
                .isLessThanOrEqualTo(2 * length + Math.min(length, LONGEST_WHOLE));
        String sentence = c.explanation().sentence();
        if (sentence != null) {
            assertThat(PassageEncoder.passage(text, sentence))
                    .contains(sentence)
                    .hasSizeLessThanOrEqualTo(Math.max(MOST_OF_PASSAGE, sentence.length()));
        }
    }

    @Property(tries = 100, seed = "5", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aTextWithoutWordsIsReadByItsRating(@ForAll("textsWithoutWords") String text) {
        assertThat(classify(counting, new Subject(text, new Rating("csat", 100), null))
                        .basis())
                .isEqualTo(Basis.RATING);
        assertThat(classify(counting, Subject.ofText(text)).basis()).isEqualTo(Basis.NOTHING);
    }

    private static Classification isAnswered(Classifier classifier, String text) {
        Classification c = classify(classifier, new Subject(text, new Rating("nps", 10), null));
        Explanation e = c.explanation();
        String read = Normalizer.normalize(text).replace('\n', ' ');

        assertThat(classify(classifier, new Subject(text, new Rating("nps", 10), null)))
                .isEqualTo(c);
        assertThat(List.of(
                        c.confidence().kind(),
                        c.confidence().sentiment(),
                        c.confidence().criticality(),
                        e.probability()))
                .allMatch(HostileTextsTest::isProbability);
        assertThat(e.kinds().values()).allMatch(HostileTextsTest::isProbability);
        assertThat(e.kinds().values().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(0.001));
        assertThat(e.themes().values()).allMatch(HostileTextsTest::isProbability);
        assertThat(c.themes()).hasSizeLessThanOrEqualTo(3).allMatch(theme -> isProbability(theme.probability()));
        if (e.sentence() != null) {
            assertThat(read).contains(e.sentence());
        }
        assertThat(e.terms()).allMatch(term -> isOf(term.term(), read.toLowerCase(Locale.ROOT)));
        assertThat(c.basis() == Basis.TEXT).isEqualTo(e.sentence() != null);
        isPublishable(c);
        return c;
    }

    private static boolean isProbability(double value) {
        return value >= 0 && value <= 1;
    }

    private static boolean isOf(String term, String read) {
        return term.startsWith("cue:")
                || COUNTS.contains(term)
                || List.of(term.replaceFirst("^not_", "").split(" ")).stream()
                        .allMatch(word -> word.equals("#") || read.contains(word));
    }

    private static void isPublishable(Classification c) {
        try {
            String json = JSON.writeValueAsString(c);
            assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .as("no half of a pair")
                    .isEqualTo(json);
            assertThat(JSON.readValue(JSON.writeValueAsBytes(c), Classification.class))
                    .isEqualTo(c);
            // Jackson writes control characters as escapes: they are looked for where they were read.
            String sentence = c.explanation().sentence();
            assertThat(sentence == null || sentence.codePoints().noneMatch(Character::isISOControl))
                    .isTrue();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Classification classify(Classifier classifier, Subject subject) {
        return classifier.classify(List.of(subject)).get(0);
    }

    /** Of length 1, and all over the sphere: every head gets its turn. */
    private static float[] vector(String text) {
        Random random = new Random(text.hashCode());
        float[] vector = new float[Encoder.DIMENSION];
        double square = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
            square += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }
}
