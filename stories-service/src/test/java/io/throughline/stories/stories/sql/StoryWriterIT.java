package io.throughline.stories.stories.sql;

import static io.throughline.stories.Api.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.agroal.DataSource;
import io.throughline.runtime.events.Event;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.OnRealParts;
import io.throughline.stories.classification.Basis;
import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Labels;
import io.throughline.stories.classification.Sentiment;
import io.throughline.stories.classification.Subject;
import io.throughline.stories.practices.Passage;
import io.throughline.stories.stories.Channel;
import io.throughline.stories.stories.Feedback;
import io.throughline.stories.stories.FreshStory;
import io.throughline.stories.stories.GivenRating;
import io.throughline.stories.stories.Passages;
import io.throughline.stories.stories.Story;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database decides what is new, whatever was looked up before. */
@OnRealParts
class StoryWriterIT {

    private static final String COMMENT =
            "The till was closed; \"come back\", said a sign with 'quotes' and a backslash \\ 😀.";

    @Inject
    @DataSource("flow")
    javax.sql.DataSource flow;

    @Inject
    Classifier classifier;

    @Inject
    Passages passages;

    @Inject
    StoryReader reader;

    private final UUID organization = UUID.randomUUID();
    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private OrganizationTransaction transaction;
    private StoryWriter writer;
    private Classification classification;

    @BeforeEach
    void writer() {
        transaction = new OrganizationTransaction(flow);
        writer = new StoryWriter(flow);
        classification = classifier.classify(List.of(Subject.ofText(COMMENT))).get(0);
    }

    @Test
    void onlyAHigherRevisionChangesTheStoryAndIsTold() throws SQLException {
        UUID id = UUID.randomUUID();
        assertThat(keep(story(id, 2))).extracting(Story::revision).containsExactly(1);
        assertThat(keep(story(id, 2))).isEmpty();
        assertThat(keep(story(id, 1))).isEmpty();
        assertThat(keep(story(id, 3))).extracting(Story::revision).containsExactly(2);
        assertThat(events).containsExactly(id + ":1", id + ":2");
    }

    /** Who classified it had not seen yet that a person labelled it. */
    @Test
    void labelsOfAPersonStayWhateverIsKeptAfterThem() throws SQLException {
        UUID id = UUID.randomUUID();
        keep(story(id, 1));
        sql("update story set kind = 'question', basis = 'person', review = false where id = '" + id + "'");
        assertThat(keep(story(id, 2))).singleElement().satisfies(kept -> {
            assertThat(kept.revision()).isEqualTo(2);
            assertThat(kept.classification().kind()).isEqualTo(Kind.QUESTION);
            assertThat(kept.classification().basis()).isEqualTo(Basis.PERSON);
        });
        assertThat(reader.find(organization, Optional.empty(), id)
                        .orElseThrow()
                        .classification()
                        .kind())
                .isEqualTo(Kind.QUESTION);
    }

    /** Whoever classified it had not seen yet that a person says that it is a suggestion. */
    @Test
    void whatTheStoryTellsIsLookedAtAgainWhereAPersonSaidMeanwhileOfWhatKindItIs() throws SQLException {
        UUID id = UUID.randomUUID();
        keep(story(id, 1));
        sql("update story set kind = 'suggestion', basis = 'person', review = false where id = '" + id + "'");
        Story unflagged = story(id, 2, List.of());
        Passage passage = passages.read(COMMENT, COMMENT);
        Labels complaint = new Labels(Kind.COMPLAINT, Sentiment.NEGATIVE, Criticality.MINOR, Map.of());
        Story overtaken = new Story(
                1, unflagged.feedback(), unflagged.classification().labelled(complaint), unflagged.classifiedAt());
        writer.keep(List.of(FreshStory.of(overtaken, passage)), this::event);
        soon().untilAsserted(() -> assertThat(origin(id)).isEqualTo("suggestion"));
    }

    private String origin(UUID story) throws SQLException {
        return transaction.call(organization, connection -> {
            try (ResultSet row = connection
                    .createStatement()
                    .executeQuery("select origin from behaviour where story = '" + story + "'")) {
                return row.next() ? row.getString(1) : null;
            }
        });
    }

    private void sql(String update) throws SQLException {
        transaction.call(
                organization, connection -> connection.createStatement().executeUpdate(update));
    }

    @Test
    void whatWasKeptIsReadAsItWas() throws SQLException {
        Story story = story(UUID.randomUUID(), 1);
        keep(story);
        assertThat(reader.find(organization, Optional.empty(), story.feedback().id()))
                .get()
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(story);
    }

    @Test
    void explanationKeepsItsOrder() throws SQLException {
        Story story = story(UUID.randomUUID(), 1);
        keep(story);
        Story kept = reader.find(
                        organization, Optional.empty(), story.feedback().id())
                .orElseThrow();
        assertThat(kept.classification().explanation().kinds().keySet())
                .containsExactlyElementsOf(classification.explanation().kinds().keySet());
    }

    @Test
    void knownAreThoseOfTheirRevisionOrALaterOne() throws SQLException {
        UUID id = UUID.randomUUID();
        keep(story(id, 2));
        List<Feedback> asked = Stream.of(1, 2, 3)
                .map(revision -> story(id, revision).feedback())
                .toList();
        // asked one by one: of the same id, a batch has only one
        List<Integer> unknown = new ArrayList<>();
        for (Feedback one : asked) {
            writer.unknown(List.of(one)).forEach(feedback -> unknown.add(feedback.revision()));
        }
        assertThat(unknown).containsExactly(3);
    }

    @Test
    void writersOfTheSameStoriesAtTheSameTimeKeepEachOnce() throws Exception {
        List<Story> stories =
                Stream.generate(() -> story(UUID.randomUUID(), 1)).limit(200).toList();
        ExecutorService writers = Executors.newFixedThreadPool(3);
        try {
            for (int round = 1; round <= 5; round++) {
                List<Future<?>> underWay = new ArrayList<>();
                int revision = round;
                for (int i = 0; i < 3; i++) {
                    List<FreshStory> shuffled = new ArrayList<>(stories.stream()
                            .map(story -> FreshStory.of(story(story.feedback().id(), revision), null))
                            .toList());
                    Collections.shuffle(shuffled);
                    underWay.add(writers.submit(() -> writer.keep(shuffled, this::event)));
                }
                for (Future<?> one : underWay) {
                    one.get();
                }
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(events).hasSize(5 * 200).doesNotHaveDuplicates();
    }

    private List<Story> keep(Story story) throws SQLException {
        return writer.keep(List.of(FreshStory.of(story, null)), this::event);
    }

    /** Of a topic that is none of the neighbours', with no data. */
    private Event event(Story story) {
        String id = Event.id(story.feedback().id(), story.revision());
        events.add(id);
        return new Event(
                organization, "throughline.signals.v1", organization + "/test", id, "test", story.classifiedAt(), "{}");
    }

    private Story story(UUID id, int revision) {
        return story(id, revision, List.of("burst"));
    }

    private Story story(UUID id, int revision, List<String> flags) {
        Feedback feedback = new Feedback(
                organization,
                id,
                revision,
                "S001",
                "checkout",
                Channel.APP,
                null,
                Instant.parse("2026-11-21T09:15:30.123Z"),
                Instant.parse("2026-11-21T09:15:31Z"),
                Instant.parse("2026-11-21T09:15:32Z"),
                new GivenRating("csat", BigDecimal.valueOf(4), BigDecimal.ONE, BigDecimal.valueOf(5), 75),
                COMMENT,
                "en-GB",
                "buy a kettle",
                false,
                List.of("closed till", "a, b"),
                null,
                flags);
        return new Story(1, feedback, classification, Instant.parse("2026-11-21T09:15:33Z"));
    }
}
