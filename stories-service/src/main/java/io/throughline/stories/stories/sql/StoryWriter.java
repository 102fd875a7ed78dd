package io.throughline.stories.stories.sql;

import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Labels;
import io.throughline.stories.corrections.sql.QueueTable;
import io.throughline.stories.practices.sql.BehaviourTable;
import io.throughline.stories.stories.Feedback;
import io.throughline.stories.stories.FreshStory;
import io.throughline.stories.stories.Story;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Keeps stories, with the events that tell of them, and whatever the order and the number of times they come. */
public final class StoryWriter {

    private static final String KNOWN = """
            select story.organization, story.id
            from unnest(?::uuid[], ?::uuid[], ?::int[]) asked (organization, id, revision)
            join story on story.organization = asked.organization and story.id = asked.id
            where story.feedback_revision >= asked.revision
            union all
            select erased.organization, erased.id
            from unnest(?::uuid[], ?::uuid[]) asked (organization, id)
            join erased_story erased on erased.organization = asked.organization and erased.id = asked.id
            """;

    /**
     * In the order of the key, or two writers with the same stories wait for each other. Labels that a person gave stay, whatever comes
     * of the same feedback.
     */
    private static final String UPSERT = """
            insert into story as kept (
                organization, id, revision, feedback_revision, store, touchpoint, channel, voice,
                collected_at, corrected_at, received_at,
                rating_metric, rating_value, rating_min, rating_max, rating_normalized,
                text, declared_language, goal, goal_achieved, reasons, flags,
                kind, sentiment, criticality, themes, theme_labels,
                kind_confidence, sentiment_confidence, criticality_confidence,
                review, rating_disagrees, basis, language, explanation, model_version, classified_at)
            select
                organization, id, 1, feedback_revision, store, touchpoint, channel, voice,
                collected_at, corrected_at, received_at,
                rating_metric, rating_value, rating_min, rating_max, rating_normalized,
                text, declared_language, goal, goal_achieved, reasons, flags,
                kind, sentiment, criticality, themes, theme_labels,
                kind_confidence, sentiment_confidence, criticality_confidence,
                review, rating_disagrees, basis, language, explanation, model_version, classified_at
            from json_populate_recordset(null::story, ?::json) fresh
            where not exists (
                select from erased_story erased
                where erased.organization = fresh.organization and erased.id = fresh.id)
            order by organization, id
            on conflict on constraint story_is_one_per_feedback do update set
                revision = kept.revision + 1,
                feedback_revision = excluded.feedback_revision,
                store = excluded.store,
                touchpoint = excluded.touchpoint,
                channel = excluded.channel,
                voice = excluded.voice,
                collected_at = excluded.collected_at,
                corrected_at = excluded.corrected_at,
                received_at = excluded.received_at,
                rating_metric = excluded.rating_metric,
                rating_value = excluded.rating_value,
                rating_min = excluded.rating_min,
                rating_max = excluded.rating_max,
                rating_normalized = excluded.rating_normalized,
                text = excluded.text,
                declared_language = excluded.declared_language,
                goal = excluded.goal,
                goal_achieved = excluded.goal_achieved,
                reasons = excluded.reasons,
                flags = excluded.flags,
                kind = case when kept.basis = 'person' then kept.kind else excluded.kind end,
                sentiment = case when kept.basis = 'person' then kept.sentiment else excluded.sentiment end,
                criticality = case when kept.basis = 'person' then kept.criticality else excluded.criticality end,
                themes = case when kept.basis = 'person' then kept.themes else excluded.themes end,
                theme_labels = case when kept.basis = 'person' then kept.theme_labels else excluded.theme_labels end,
                kind_confidence = case when kept.basis = 'person' then kept.kind_confidence else excluded.kind_confidence end,
                sentiment_confidence = case when kept.basis = 'person' then kept.sentiment_confidence else excluded.sentiment_confidence end,
                criticality_confidence = case when kept.basis = 'person' then kept.criticality_confidence else excluded.criticality_confidence end,
                review = case when kept.basis = 'person' then kept.review else excluded.review end,
                rating_disagrees = case when kept.basis = 'person' then kept.rating_disagrees else excluded.rating_disagrees end,
                basis = case when kept.basis = 'person' then kept.basis else excluded.basis end,
                language = excluded.language,
                explanation = case when kept.basis = 'person' then kept.explanation else excluded.explanation end,
                model_version = excluded.model_version,
                classified_at = excluded.classified_at
            where kept.feedback_revision < excluded.feedback_revision
            returning organization, id, revision, basis = 'person'
            """;

    private static final String LABELLED = """
            select story.organization, story.id, kind, sentiment, criticality, theme_labels
            from unnest(?::uuid[], ?::uuid[]) asked (organization, id)
            join story on story.organization = asked.organization and story.id = asked.id
            where story.basis = 'person'
            """;

    private final OrganizationTransaction transaction;

    /** @param dataSource the flow's */
    public StoryWriter(DataSource dataSource) {
        this.transaction = new OrganizationTransaction(dataSource);
    }

    /**
     * Those whose stories the database does not have at their revision or a later one, and has not erased. It spares work only:
     * whether a story is new is decided when it is kept.
     */
    public List<Feedback> unknown(List<Feedback> feedback) throws SQLException {
        Set<Feedback.Key> known = transaction.call(
                organizations(feedback.stream().map(Feedback::organization).toList()),
                connection -> known(connection, feedback));
        return feedback.stream().filter(one -> !known.contains(one.key())).toList();
    }

    private static Set<Feedback.Key> known(Connection connection, List<Feedback> feedback) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setArray(1, array(connection, "uuid", feedback, Feedback::organization));
            statement.setArray(2, array(connection, "uuid", feedback, Feedback::id));
            statement.setArray(3, array(connection, "int", feedback, Feedback::revision));
            statement.setArray(4, array(connection, "uuid", feedback, Feedback::organization));
            statement.setArray(5, array(connection, "uuid", feedback, Feedback::id));
            Set<Feedback.Key> known = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.add(key(row));
                }
            }
            return known;
        }
    }

    /**
     * Keeps the stories, what they tell that was done, and appends their events, in one transaction; one whose feedback's revision is
     * not higher than the kept one's, or whose feedback was erased, changes nothing.
     *
     * @param stories each feedback once
     * @return the stories that were new or changed, at the revisions that they have now
     */
    public List<Story> keep(List<FreshStory> stories, Function<Story, Event> event) throws SQLException {
        Set<UUID> organizations = organizations(stories.stream()
                .map(fresh -> fresh.story().feedback().organization())
                .toList());
        return transaction.call(organizations, connection -> {
            ErasureLock.share(connection);
            Set<Feedback.Key> labelled = new HashSet<>();
            Map<Feedback.Key, Integer> revisions =
                    upsert(connection, stories.stream().map(FreshStory::story).toList(), labelled);
            List<FreshStory> changed = stories.stream()
                    .filter(fresh ->
                            revisions.containsKey(fresh.story().feedback().key()))
                    .toList();
            List<Story> kept = new ArrayList<>();
            for (FreshStory fresh : changed) {
                Feedback.Key key = fresh.story().feedback().key();
                kept.add(
                        labelled.contains(key)
                                ? PersonsLabels.kept(connection, key)
                                : fresh.story().atRevision(revisions.get(key)));
            }
            keepBehaviours(connection, changed, kept);
            QueueTable.keep(connection, kept);
            Outbox.append(connection, kept.stream().map(event).toList());
            return kept;
        });
    }

    private static void keepBehaviours(Connection connection, List<FreshStory> changed, List<Story> kept)
            throws SQLException {
        Set<UUID> due = HeardStores.add(
                connection,
                kept.stream().map(Story::feedback).map(HeardStores.Store::of).toList());
        Set<Feedback.Key> overtaken = overtaken(changed, kept);
        List<BehaviourTable.Told> told = changed.stream()
                .filter(fresh -> fresh.behaviour() != null
                        && !overtaken.contains(fresh.story().feedback().key()))
                .map(fresh -> new BehaviourTable.Told(fresh.story().feedback().organization(), fresh.behaviour()))
                .toList();
        Set<Feedback.Key> tell = told.stream()
                .map(one -> new Feedback.Key(one.organization(), one.behaviour().story()))
                .collect(Collectors.toSet());
        // what an earlier revision told may not be told any more
        List<Feedback.Key> silent = kept.stream()
                .filter(story -> story.revision() > 1)
                .map(story -> story.feedback().key())
                .filter(key -> !tell.contains(key))
                .toList();
        if (!silent.isEmpty()) {
            due.addAll(BehaviourTable.forget(
                    connection,
                    silent.stream().map(Feedback.Key::organization).toList(),
                    silent.stream().map(Feedback.Key::id).toList()));
        }
        if (!overtaken.isEmpty()) {
            BehaviourTable.missing(
                    connection,
                    overtaken.stream().map(Feedback.Key::organization).toList(),
                    overtaken.stream().map(Feedback.Key::id).toList());
            overtaken.forEach(key -> due.add(key.organization()));
        }
        BehaviourTable.keep(connection, told);
        told.forEach(one -> due.add(one.organization()));
        BehaviourTable.due(connection, due);
    }

    /** Those of which a person has said something else since they were classified. */
    private static Set<Feedback.Key> overtaken(List<FreshStory> changed, List<Story> kept) {
        Map<Feedback.Key, Kind> kinds = kept.stream()
                .collect(Collectors.toMap(story -> story.feedback().key(), story -> story.classification()
                        .kind()));
        return changed.stream()
                .map(FreshStory::story)
                .filter(story -> kinds.get(story.feedback().key())
                        != story.classification().kind())
                .map(story -> story.feedback().key())
                .collect(Collectors.toSet());
    }

    /**
     * @param labelled gets those whose labels a person gave
     * @return those that were new or changed
     */
    private static Map<Feedback.Key, Integer> upsert(
            Connection connection, List<Story> stories, Set<Feedback.Key> labelled) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setString(
                    1, StoryJson.write(stories.stream().map(StoryRow::of).toList()));
            Map<Feedback.Key, Integer> revisions = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    revisions.put(key(row), row.getInt(3));
                    if (row.getBoolean(4)) {
                        labelled.add(key(row));
                    }
                }
            }
            return revisions;
        }
    }

    /** The labels of those stories whose labels a person gave: no first revision's has any. */
    public Map<Feedback.Key, Labels> labelled(List<Feedback> feedback) throws SQLException {
        List<Feedback> later =
                feedback.stream().filter(one -> one.revision() > 1).toList();
        if (later.isEmpty()) {
            return Map.of();
        }
        return transaction.call(
                organizations(later.stream().map(Feedback::organization).toList()), connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(LABELLED)) {
                        statement.setArray(1, array(connection, "uuid", later, Feedback::organization));
                        statement.setArray(2, array(connection, "uuid", later, Feedback::id));
                        Map<Feedback.Key, Labels> labels = new HashMap<>();
                        try (ResultSet row = statement.executeQuery()) {
                            while (row.next()) {
                                labels.put(key(row), PersonsLabels.read(row));
                            }
                        }
                        return labels;
                    }
                });
    }

    private static Feedback.Key key(ResultSet row) throws SQLException {
        return new Feedback.Key(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
    }

    private static Set<UUID> organizations(Collection<UUID> all) {
        return all.stream().collect(Collectors.toSet());
    }

    private static java.sql.Array array(
            Connection connection, String type, List<Feedback> feedback, Function<Feedback, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, feedback.stream().map(value).toArray());
    }
}
