package io.throughline.stories.corrections.sql;

import io.throughline.runtime.events.Event;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.classification.Basis;
import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.Labels;
import io.throughline.stories.classification.Learner;
import io.throughline.stories.corrections.Correction;
import io.throughline.stories.corrections.Outcome;
import io.throughline.stories.learning.sql.OwnClassifierTable;
import io.throughline.stories.stories.FreshStory;
import io.throughline.stories.stories.Passages;
import io.throughline.stories.stories.Story;
import io.throughline.stories.stories.sql.StoryReader;
import io.throughline.stories.stories.sql.StoryRelabeler;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;
import javax.sql.DataSource;

/**
 * Gives stories the labels that people say they have, in one transaction with the event that tells of it. It writes with the flow's
 * rights: those of requests are to read.
 */
public class Corrections {

    private final StoryReader stories;
    private final CorrectionReader corrections;
    private final OrganizationTransaction transaction;
    private final Passages passages;
    private final Learner learner;
    private final Function<Story, Event> event;
    private final Runnable wakeRelay;
    private final Clock clock;

    /**
     * @param dataSource the flow's
     * @param event tells of a story's revision
     */
    public Corrections(
            StoryReader stories,
            CorrectionReader corrections,
            DataSource dataSource,
            Passages passages,
            Learner learner,
            Function<Story, Event> event,
            Runnable wakeRelay,
            Clock clock) {
        this.stories = stories;
        this.corrections = corrections;
        this.transaction = new OrganizationTransaction(dataSource);
        this.passages = passages;
        this.learner = learner;
        this.event = event;
        this.wakeRelay = wakeRelay;
        this.clock = clock;
    }

    /** @param who by the provider's lasting name for them */
    public record Given(Labels labels, String reason, String who) {}

    /**
     * @param stores those that the caller sees, empty for all
     * @param read whether this is the revision that the caller has read
     */
    public Outcome correct(UUID organization, Optional<Set<String>> stores, UUID id, IntPredicate read, Given given)
            throws SQLException {
        Story story = stories.find(organization, stores, id).orElse(null);
        if (story == null) {
            return new Outcome.Unknown();
        }
        if (story.classification().basis() == Basis.PERSON) {
            Correction last = corrections.newest(organization, id).orElse(null);
            if (last != null
                    && sameInOrder(last.labels(), given.labels)
                    && Objects.equals(last.reason(), given.reason)) {
                return new Outcome.Unchanged(story);
            }
        }
        if (!read.test(story.revision())) {
            return new Outcome.ChangedMeanwhile();
        }
        return keep(story, given);
    }

    private static boolean sameInOrder(Labels one, Labels other) {
        return one.equals(other)
                && List.copyOf(one.themes().keySet())
                        .equals(List.copyOf(other.themes().keySet()));
    }

    private Outcome keep(Story story, Given given) throws SQLException {
        UUID organization = story.feedback().organization();
        UUID id = story.feedback().id();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Classification before = story.classification();
        Classification after = before.labelled(given.labels);
        Story labelled = new Story(story.revision(), story.feedback(), after, now);
        FreshStory fresh = FreshStory.of(labelled, passages.of(story.feedback().comment(), after));
        float[] vector = learner.embedding(
                        story.feedback().comment(), story.feedback().language())
                .orElse(null);
        Correction correction = new Correction(
                story.revision() + 1,
                given.labels,
                given.reason,
                given.who,
                now,
                new Correction.Replaced(
                        before.labels(),
                        before.basis().wireName(),
                        before.basis() == Basis.PERSON ? null : before.modelVersion()));
        List<Story> changed = transaction.call(organization, connection -> {
            StoryRelabeler.begin(connection);
            List<Story> done = StoryRelabeler.relabel(connection, organization, List.of(fresh), event);
            if (!done.isEmpty()) {
                CorrectionTable.insert(connection, organization, id, correction, vector);
                OwnClassifierTable.wanted(connection, List.of(organization));
            }
            return done;
        });
        if (changed.isEmpty()) {
            return new Outcome.ChangedMeanwhile();
        }
        wakeRelay.run();
        return new Outcome.Corrected(changed.get(0));
    }
}
