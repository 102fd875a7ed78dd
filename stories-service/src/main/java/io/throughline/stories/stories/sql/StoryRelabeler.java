package io.throughline.stories.stories.sql;

import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.stories.corrections.sql.QueueTable;
import io.throughline.stories.practices.Behaviour;
import io.throughline.stories.practices.sql.BehaviourTable;
import io.throughline.stories.stories.FreshStory;
import io.throughline.stories.stories.Story;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Gives stories that are kept other labels, with the events that tell of it; what was said stays as it is. */
public final class StoryRelabeler {

    /** In the order of the key, or two writers with the same stories wait for each other. */
    private static final String LOCK = """
            select s.id, s.revision, b.employee
            from story s left join behaviour b on b.organization = s.organization and b.story = s.id
            where s.organization = ? and s.id = any(?)
            order by s.id
            for update of s
            """;

    private static final String UPDATE = """
            update story kept set
                revision = kept.revision + 1,
                kind = fresh.kind,
                sentiment = fresh.sentiment,
                criticality = fresh.criticality,
                themes = fresh.themes,
                theme_labels = fresh.theme_labels,
                kind_confidence = fresh.kind_confidence,
                sentiment_confidence = fresh.sentiment_confidence,
                criticality_confidence = fresh.criticality_confidence,
                review = fresh.review,
                rating_disagrees = fresh.rating_disagrees,
                basis = fresh.basis,
                language = fresh.language,
                explanation = fresh.explanation,
                model_version = fresh.model_version,
                classified_at = fresh.classified_at
            from json_populate_recordset(null::story, ?::json) fresh
            where kept.organization = fresh.organization and kept.id = fresh.id
            """;

    private StoryRelabeler() {}

    /**
     * Within the caller's transaction, which has taken {@link #begin} first. A story that has another revision than it was read at, or is
     * erased, stays as it is.
     *
     * @param stories of one organization, with new labels, at the revisions at which they were read
     * @return those that have the labels now, at their next revisions
     */
    public static List<Story> relabel(
            Connection connection, UUID organization, List<FreshStory> stories, Function<Story, Event> event)
            throws SQLException {
        Map<UUID, Kept> kept = lock(connection, organization, stories);
        List<FreshStory> changing = stories.stream()
                .filter(fresh -> {
                    Kept one = kept.get(fresh.story().feedback().id());
                    return one != null && one.revision == fresh.story().revision();
                })
                .toList();
        if (changing.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            statement.setString(
                    1,
                    StoryJson.write(changing.stream()
                            .map(FreshStory::story)
                            .map(StoryRow::of)
                            .toList()));
            statement.executeUpdate();
        }
        List<Story> changed = changing.stream()
                .map(FreshStory::story)
                .map(story -> story.atRevision(story.revision() + 1))
                .toList();
        keepBehaviours(connection, organization, changing, kept);
        QueueTable.keep(connection, changed);
        Outbox.append(connection, changed.stream().map(event).toList());
        return changed;
    }

    /** The transaction's first statement: erasures wait until it is over, or are seen. */
    public static void begin(Connection connection) throws SQLException {
        ErasureLock.share(connection);
    }

    private record Kept(int revision, String employee) {}

    private static Map<UUID, Kept> lock(Connection connection, UUID organization, List<FreshStory> stories)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setObject(1, organization);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            stories.stream()
                                    .map(fresh -> fresh.story().feedback().id())
                                    .toArray()));
            Map<UUID, Kept> kept = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    kept.put(row.getObject(1, UUID.class), new Kept(row.getInt(2), row.getString(3)));
                }
            }
            return kept;
        }
    }

    private static void keepBehaviours(
            Connection connection, UUID organization, List<FreshStory> changing, Map<UUID, Kept> kept)
            throws SQLException {
        List<BehaviourTable.Told> told = new ArrayList<>();
        List<UUID> silent = new ArrayList<>();
        for (FreshStory fresh : changing) {
            UUID id = fresh.story().feedback().id();
            Behaviour behaviour = fresh.behaviour();
            if (behaviour == null) {
                silent.add(id);
            } else {
                // who did it is kept there and nowhere else
                String employee = kept.get(id).employee;
                told.add(new BehaviourTable.Told(organization, behaviour.by(employee)));
            }
        }
        Set<UUID> had = BehaviourTable.forget(
                connection, silent.stream().map(id -> organization).toList(), silent);
        BehaviourTable.keep(connection, told);
        if (!had.isEmpty() || !told.isEmpty()) {
            BehaviourTable.due(connection, Set.of(organization));
        }
    }
}
