package io.throughline.stories.stories.sql;

import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.learning.sql.OwnClassifierTable;
import io.throughline.stories.practices.sql.BehaviourTable;
import io.throughline.stories.stories.ErasedStory;
import io.throughline.stories.stories.Erasure;
import io.throughline.stories.stories.Feedback;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Erases stories, whatever stands of them by now, and remembers that they are gone. */
public final class StoryEraser {

    private static final String REMEMBER = """
            insert into erased_story (organization, id, revision, store, erased_at)
            select gone.organization, gone.id, greatest(story.revision + 1, gone.revision), gone.store, gone.erased_at
            from unnest(?::uuid[], ?::uuid[], ?::integer[], ?::text[], ?::timestamptz[])
                gone (organization, id, revision, store, erased_at)
            left join story on story.organization = gone.organization and story.id = gone.id
            order by gone.organization, gone.id
            on conflict do nothing
            returning organization, id, revision
            """;

    /** What the story told, its place in a practice, and what people said of it go with it. */
    private static final String DELETE = """
            delete from story using unnest(?::uuid[], ?::uuid[]) gone (organization, id)
            where story.organization = gone.organization and story.id = gone.id
            """;

    private static final String STORIES = "throughline.stories.v1";

    private final OrganizationTransaction transaction;

    /** @param dataSource the flow's */
    public StoryEraser(DataSource dataSource) {
        this.transaction = new OrganizationTransaction(dataSource);
    }

    /**
     * @param erasures each feedback once
     * @param event tells of a story that is gone, once
     * @param confirmation tells who waits for it, as often as they ask
     */
    public void erase(List<Erasure> erasures, Function<ErasedStory, Event> event, Function<Erasure, Event> confirmation)
            throws SQLException {
        Set<UUID> organizations = erasures.stream().map(Erasure::organization).collect(Collectors.toSet());
        transaction.call(organizations, connection -> {
            ErasureLock.exclude(connection);
            Map<Feedback.Key, Integer> revisions = remember(connection, erasures);
            OwnClassifierTable.forget(
                    connection,
                    erasures.stream().map(Erasure::organization).toList(),
                    erasures.stream().map(Erasure::id).toList());
            each(connection, DELETE, erasures);
            withdraw(connection, organizations, erasures);
            HeardStores.add(
                    connection,
                    erasures.stream()
                            .map(erasure -> new HeardStores.Store(erasure.organization(), erasure.store()))
                            .toList());
            List<ErasedStory> erased = erasures.stream()
                    .filter(erasure -> revisions.containsKey(erasure.key()))
                    .map(erasure -> new ErasedStory(revisions.get(erasure.key()), erasure))
                    .toList();
            BehaviourTable.due(connection, organizations);
            Outbox.append(connection, erased.stream().map(event).toList());
            Outbox.append(
                    connection,
                    erasures.stream().filter(Erasure::awaited).map(confirmation).toList());
            return null;
        });
    }

    /** What waits to be told of it is not told any more. */
    private static void withdraw(Connection connection, Set<UUID> organizations, List<Erasure> erasures)
            throws SQLException {
        for (UUID organization : organizations) {
            Set<String> gone = erasures.stream()
                    .filter(erasure -> erasure.organization().equals(organization))
                    .map(erasure -> erasure.id().toString())
                    .collect(Collectors.toSet());
            Outbox.withdraw(
                    connection,
                    organization,
                    event -> event.topic().equals(STORIES) && gone.contains(Event.entity(event.id())));
        }
    }

    private static Map<Feedback.Key, Integer> remember(Connection connection, List<Erasure> erasures)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
            statement.setArray(1, array(connection, "uuid", erasures, Erasure::organization));
            statement.setArray(2, array(connection, "uuid", erasures, Erasure::id));
            statement.setArray(3, array(connection, "integer", erasures, Erasure::revision));
            statement.setArray(4, array(connection, "text", erasures, Erasure::store));
            statement.setArray(5, array(connection, "timestamptz", erasures, erasure -> erasure.erasedAt()
                    .atOffset(ZoneOffset.UTC)));
            Map<Feedback.Key, Integer> revisions = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    revisions.put(
                            new Feedback.Key(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                            row.getInt(3));
                }
            }
            return revisions;
        }
    }

    private static void each(Connection connection, String sql, List<Erasure> erasures) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, array(connection, "uuid", erasures, Erasure::organization));
            statement.setArray(2, array(connection, "uuid", erasures, Erasure::id));
            statement.executeUpdate();
        }
    }

    private static java.sql.Array array(
            Connection connection, String type, List<Erasure> erasures, Function<Erasure, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, erasures.stream().map(value).toArray());
    }
}
