package io.throughline.stories.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.stories.classification.model.SeedExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LearnerTest {

    private static final String DEPOSIT = "The bottle machine gave me a slip for the empties.";

    private Classifier base;
    private Learner learner;
    private Lesson lesson;
    private byte[] heads;
    private Classifier taught;

    @BeforeAll
    void load() {
        base = Classifier.load();
        learner = new Learner(base);
        lesson = lesson(DEPOSIT, Kind.SUGGESTION, Sentiment.NEUTRAL);
        heads = learner.learn(List.of(lesson));
        taught = learner.classifier(new Learner.Own("own", heads, List.of(lesson), List.of()));
    }

    @AfterAll
    void close() {
        base.close();
    }

    @Test
    void whatPeopleTaughtIsKnownAndSoIsWhatIsLikeIt() {
        assertThat(classify(base, DEPOSIT).kind()).isNotEqualTo(Kind.SUGGESTION);
        assertThat(classify(taught, DEPOSIT).kind()).isEqualTo(Kind.SUGGESTION);
        assertThat(classify(taught, "The bottle machine gave a slip for my empties")
                        .kind())
                .isEqualTo(Kind.SUGGESTION);
        assertThat(classify(taught, DEPOSIT).modelVersion()).isEqualTo("own");
        assertThat(classify(base, DEPOSIT).kind())
                .as("the base has learned nothing")
                .isNotEqualTo(Kind.SUGGESTION);
    }

    @Test
    void aStoryIsReferredToAndItsWordsAreNotTold() {
        Explanation explanation = classify(taught, DEPOSIT).explanation();

        assertThat(explanation.nearest())
                .filteredOn(example -> example.story() != null)
                .singleElement()
                .satisfies(example -> {
                    assertThat(example.story()).isEqualTo(lesson.story().toString());
                    assertThat(example.text()).isNull();
                    assertThat(example.similarity()).isCloseTo(1, within(0.001));
                });
        assertThat(explanation.nearest())
                .filteredOn(example -> example.story() == null)
                .allMatch(example -> !example.text().equals(DEPOSIT));
    }

    @Test
    void theSameLessonsGiveTheSameBytes() {
        assertThat(new Learner(base).learn(List.of(lesson))).isEqualTo(heads);
    }

    @Test
    void rightLessonsDoNotLowerTheGoldFiguresByMoreThanAPoint() {
        List<Lesson> lessons = List.of(
                lesson(DEPOSIT, Kind.NEUTRAL, Sentiment.NEUTRAL),
                lesson("Queue at tills way too long again", Kind.COMPLAINT, Sentiment.NEGATIVE),
                lesson("Could you put a bench by the tills please", Kind.SUGGESTION, Sentiment.NEUTRAL));
        Figures figuresOfBase = learner.measureBase();

        Figures figures = learner.measure(new Learner.Own("own", learner.learn(lessons), lessons, List.of()));

        assertThat(figures.fallFrom(figuresOfBase)).isFalse();
        assertThat(figures.texts()).isEqualTo(figuresOfBase.texts()).isPositive();
    }

    @Test
    void wrongLessonsLowerTheGoldFiguresAndAreFoundOut() {
        List<SeedExample> seeds = base.model().examples().all();
        // praise and complaint the wrong way round, of all over the seeds, which are in order
        List<Lesson> lessons = IntStream.range(0, seeds.size())
                .filter(i -> i % 8 == 0)
                .mapToObj(seeds::get)
                .filter(seed -> seed.kind().equals("praise") || seed.kind().equals("complaint"))
                .map(seed -> seed.kind().equals("praise")
                        ? lesson(seed.text(), Kind.COMPLAINT, Sentiment.NEGATIVE)
                        : lesson(seed.text(), Kind.PRAISE, Sentiment.POSITIVE))
                .toList();

        Figures figures = learner.measure(new Learner.Own("own", learner.learn(lessons), lessons, List.of()));

        assertThat(figures.fallFrom(learner.measureBase())).isTrue();
    }

    @Test
    void anOwnThemeIsFoundFromADescriptionAndAFewExamples() {
        OwnTheme theme = theme(
                "own:fitting-rooms",
                "Fitting rooms: trying clothes on, cubicles, curtains, mirrors and waiting for one.",
                "The fitting room had no hooks and the curtain did not close.",
                "I waited ten minutes for a changing cubicle.",
                "Lovely big mirrors where you try things on.",
                "You may only take three items into the fitting room.",
                "The girl at the changing rooms brought me another size.");
        Classifier own = own(theme);
        List<String> about = List.of(
                "The changing rooms were filthy.",
                "No free cubicle to try on my dress.",
                "The curtain in the fitting room would not shut and people could see me.",
                "Please put a chair into the fitting rooms.",
                "Nice light and mirrors in the changing room, the jeans fit perfectly.",
                "Long queue for the fitting rooms on Saturday.");
        List<String> others = List.of(
                "The queue at the checkout was far too long.",
                "I waited half an hour for someone to help me.",
                "The toilets were dirty.",
                "Friendly staff, thank you!",
                "My parcel arrived two days late.",
                "Where do I find light bulbs?",
                "The trousers fell apart after one wash.",
                "Please stock larger sizes.",
                "The car park was full.",
                "They refunded me without any fuss.");
        assertThat(about.stream()
                        .filter(text -> has(own, text, "own:fitting-rooms"))
                        .count())
                .as("found of %d", about.size())
                .isGreaterThanOrEqualTo(5);
        assertThat(others).noneMatch(text -> has(own, text, "own:fitting-rooms"));
    }

    @Test
    void anOwnThemeChangesNothingThatIsDecidedWithoutIt() {
        OwnTheme theme = theme(
                "own:gift-cards",
                "Gift cards and vouchers: buying, redeeming, their balance.",
                "My gift card was not accepted at the till.",
                "Can I check the balance of a voucher online?",
                "The gift card expired after a year.");
        Classifier own = own(theme);

        for (String text : List.of("The queue at the checkout was far too long.", "Friendly staff, thank you!")) {
            assertThat(classify(own, text).labels())
                    .isEqualTo(classify(base, text).labels());
        }
        assertThat(has(own, "The cashier could not redeem my gift card.", "own:gift-cards"))
                .isTrue();
    }

    private boolean has(Classifier classifier, String text, String theme) {
        return classify(classifier, text).labels().themes().containsKey(theme);
    }

    private Classifier own(OwnTheme theme) {
        return learner.classifier(new Learner.Own("own", null, List.of(), List.of(theme)));
    }

    private Lesson lesson(String text, Kind kind, Sentiment sentiment) {
        return new Lesson(
                UUID.randomUUID(),
                text,
                new Labels(kind, sentiment, Criticality.NONE, Map.of()),
                learner.embedding(text));
    }

    private OwnTheme theme(String key, String... examples) {
        List<float[]> embeddings = new ArrayList<>();
        for (String example : examples) {
            embeddings.add(learner.embedding(example));
        }
        return new OwnTheme(key, List.of(examples), embeddings);
    }

    private static Classification classify(Classifier classifier, String text) {
        return classifier.classify(List.of(Subject.ofText(text))).get(0);
    }
}
