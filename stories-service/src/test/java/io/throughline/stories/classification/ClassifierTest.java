package io.throughline.stories.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {

    private static Classifier classifier;

    @BeforeAll
    static void load() {
        classifier = Classifier.load();
    }

    @AfterAll
    static void close() {
        classifier.close();
    }

    private static Classification classify(String text, Rating rating, String language) {
        return classifier.classify(List.of(new Subject(text, rating, language))).get(0);
    }

    private static Classification classify(String text) {
        return classify(text, null, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The staff were friendly and helpful, thank you.                     | praise     | positive
        I waited forty minutes and nobody came.                             | complaint  | negative
        Please put more chairs in the waiting area.                         | suggestion | neutral
        What time do you open on Sunday?                                    | question   | neutral
        I bought two lamps and a chair.                                     | neutral    | neutral
        great                                                               | praise     | positive
        rubbish shop                                                        | complaint  | negative
        """)
    void plainTextsGetThePlainLabels(String text, String kind, String sentiment) {
        Classification c = classify(text);

        assertThat(c.kind().wireName()).isEqualTo(kind);
        assertThat(c.sentiment().wireName()).isEqualTo(sentiment);
        assertThat(c.basis()).isEqualTo(Basis.TEXT);
        assertThat(c.language()).isEqualTo("en");
    }

    @Test
    void serviceBeyondDutyIsExceptional() {
        Classification c = classify("My taxi didn't come, so the cashier drove me and my shopping home in her own car"
                + " after her shift and carried everything up the stairs.");

        assertThat(c.kind()).isEqualTo(Kind.EXCEPTIONAL);
        assertThat(c.sentiment()).isEqualTo(Sentiment.POSITIVE);
    }

    @Test
    void anInjuryIsCriticalAndAboutSafety() {
        Classification c = classify("I slipped on a wet floor and broke my arm.");

        assertThat(c.criticality()).isEqualTo(Criticality.CRITICAL);
        assertThat(c.themes()).extracting(ThemeLabel::theme).contains("safety");
    }

    @Test
    void theWorstSentenceOfALongTextDecidesItsCriticality() {
        Classification c = classify("We came for a new table and looked at several. The girl was nice and the coffee"
                + " too. Then a shelf fell on my son and he was taken to hospital with a fractured skull. The table is"
                + " brown and has four legs. We live in Kent.");

        assertThat(c.criticality()).isEqualTo(Criticality.CRITICAL);
    }

    @Test
    void aMixedTextGivesEachThemeItsOwnSentiment() {
        Classification c = classify("The staff are lovely and friendly, but the queue at the tills is far too long.");

        assertThat(c.sentiment()).isEqualTo(Sentiment.MIXED);
        assertThat(c.themes())
                .anyMatch(t -> t.theme().equals("staff-attitude") && t.sentiment() == Sentiment.POSITIVE)
                .anyMatch(t -> t.theme().equals("waiting") && t.sentiment() == Sentiment.NEGATIVE);
    }

    @Test
    void theSameTextGetsTheSameLabelsWhoeverStandsBesideIt() {
        Subject text = Subject.ofText("Nice people, but the lift was broken again.");
        Classification alone = classifier.classify(List.of(text)).get(0);

        Classification among = classifier
                .classify(List.of(Subject.ofText("Where are the toilets in your very large shop?"), text))
                .get(1);

        assertThat(among).isEqualTo(alone);
    }

    @Test
    void manyThreadsGetTheSameAnswers() {
        Subject text = Subject.ofText("The delivery was late and a cup was broken.");
        Classification alone = classifier.classify(List.of(text)).get(0);

        List<CompletableFuture<Classification>> all = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> classifier.classify(List.of(text)).get(0)))
                .toList();

        assertThat(all).allSatisfy(f -> assertThat(f.join()).isEqualTo(alone));
    }

    @ParameterizedTest
    @CsvSource({
        "csat, 100, praise, positive",
        "csat, 75, praise, positive",
        "csat, 50, neutral, neutral",
        "csat, 25, complaint, negative",
        "nps, 90, praise, positive",
        "nps, 80, neutral, neutral",
        "nps, 60, complaint, negative",
        "ces, 0, complaint, negative"
    })
    void aRatingWithoutWordsIsReadByItsScale(String metric, double normalized, String kind, String sentiment) {
        Classification c = classify(null, new Rating(metric, normalized), null);

        assertThat(c.kind().wireName()).isEqualTo(kind);
        assertThat(c.sentiment().wireName()).isEqualTo(sentiment);
        assertThat(c.basis()).isEqualTo(Basis.RATING);
        assertThat(c.review()).isFalse();
    }

    @Test
    void wordsRuleOverADisagreeingRatingAndItIsShown() {
        Classification c = classify("Terrible service, never again.", new Rating("csat", 100), "en");

        assertThat(c.kind()).isEqualTo(Kind.COMPLAINT);
        assertThat(c.ratingDisagrees()).isTrue();
        assertThat(c.explanation().notes()).anyMatch(note -> note.contains("rating says praise"));
    }

    @Test
    void anotherLanguageIsClassifiedByItsRatingAndMarked() {
        Classification c = classify("Das Personal war sehr freundlich, vielen Dank!", new Rating("csat", 100), null);

        assertThat(c.basis()).isEqualTo(Basis.RATING_LANGUAGE_NOT_MEASURED);
        assertThat(c.kind()).isEqualTo(Kind.PRAISE);
        assertThat(c.language()).isEqualTo("de");
    }

    @Test
    void anotherLanguageWithoutARatingIsLeftToPeople() {
        Classification c = classify("Le personnel était très désagréable.");

        assertThat(c.basis()).isEqualTo(Basis.LANGUAGE_NOT_MEASURED);
        assertThat(c.review()).isTrue();
    }

    @Test
    void theExplanationNamesSentenceTermsExamplesAndModel() {
        Explanation e = classify("We came on Sunday. The cashier was terribly rude to my mother.")
                .explanation();

        assertThat(e.sentence()).isEqualTo("The cashier was terribly rude to my mother.");
        assertThat(e.terms()).isNotEmpty().allMatch(term -> term.weight() > 0);
        assertThat(e.nearest())
                .hasSize(3)
                .isSortedAccordingTo((a, b) -> Double.compare(b.similarity(), a.similarity()))
                .allMatch(example -> example.similarity() > 0.5 && example.similarity() <= 1.001);
        assertThat(e.modelVersion()).isEqualTo(classifier.modelVersion()).matches("[0-9a-f]{12}");
        assertThat(e.kinds().values().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(0.001));
        assertThat(e.probability()).isBetween(1 / 6.0, 1.0);
    }

    @Test
    void aClassificationIsJsonWithKebabCaseNames() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Classification c = classify("The shop is too cold.", new Rating("csat", 50), null);

        JsonNode tree = json.readTree(json.writeValueAsBytes(c));

        assertThat(tree.get("kind").asText()).isEqualTo("complaint");
        assertThat(tree.get("basis").asText()).isEqualTo("text");
        assertThat(json.treeToValue(tree, Classification.class)).isEqualTo(c);
    }
}
