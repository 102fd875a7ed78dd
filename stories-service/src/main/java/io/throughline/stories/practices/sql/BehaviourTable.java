package io.throughline.stories.practices.sql;

import io.throughline.stories.practices.Behaviour;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What stories tell that was done, and whose practices are to be found anew for it. Part of the story's transaction. */
public final class BehaviourTable {

    private static final String KEEP = """
            insert into behaviour (organization, story, corrected_at, store, employee, themes, sentence, vector)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint behaviour_is_one_per_story do update set
                corrected_at = excluded.corrected_at,
                store = excluded.store,
                employee = excluded.employee,
                themes = excluded.themes,
                sentence = excluded.sentence,
                vector = excluded.vector
            """;

    private static final String NEWEST = """
            select story, corrected_at, store, employee, themes, sentence, vector from behaviour
            where organization = ? order by corrected_at desc, story desc limit ?
            """;

    private static final String BEYOND = """
            select b.story, b.corrected_at, b.store, b.employee, b.themes, b.sentence, p.practice
            from practice_story p join behaviour b on b.organization = p.organization and b.story = p.story
            where p.organization = ? and not p.story = any(?)
            order by p.practice, p.rank
            """;

    private BehaviourTable() {}

    public record Told(UUID organization, Behaviour behaviour) {}

    public static void keep(Connection connection, List<Told> told) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            for (Told one : told) {
                Behaviour behaviour = one.behaviour();
                statement.setObject(1, one.organization());
                statement.setObject(2, behaviour.story());
                statement.setObject(3, behaviour.correctedAt().atOffset(ZoneOffset.UTC));
                statement.setString(4, behaviour.store());
                statement.setString(5, behaviour.employee());
                statement.setArray(
                        6, connection.createArrayOf("text", behaviour.themes().toArray()));
                statement.setString(7, behaviour.sentence());
                statement.setBytes(8, Vectors.write(behaviour.vector()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * Deletes what these stories told.
     *
     * @return the organizations of those that had told something
     */
    public static Set<UUID> forget(Connection connection, List<UUID> organizations, List<UUID> stories)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                delete from behaviour b using unnest(?::uuid[], ?::uuid[]) gone (organization, story)
                where b.organization = gone.organization and b.story = gone.story
                returning b.organization
                """)) {
            statement.setArray(1, connection.createArrayOf("uuid", organizations.toArray()));
            statement.setArray(2, connection.createArrayOf("uuid", stories.toArray()));
            Set<UUID> had = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    had.add(row.getObject(1, UUID.class));
                }
            }
            return had;
        }
    }

    /** Says that these organizations' practices are to be found anew. */
    public static void due(Connection connection, Collection<UUID> organizations) throws SQLException {
        if (organizations.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into practice_grouping_due (organization) select * from unnest(?::uuid[])")) {
            statement.setArray(1, connection.createArrayOf("uuid", organizations.toArray()));
            statement.executeUpdate();
        }
    }

    /**
     * Those that have a place in a practice and are not among the newest: practices by their ids, each as it was ranked. Without
     * their vectors.
     */
    static Map<UUID, List<Behaviour>> beyond(Connection connection, UUID organization, List<Behaviour> newest)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEYOND)) {
            statement.setObject(1, organization);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", newest.stream().map(Behaviour::story).toArray()));
            Map<UUID, List<Behaviour>> beyond = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    beyond.computeIfAbsent(row.getObject(7, UUID.class), practice -> new ArrayList<>())
                            .add(behaviour(row, null));
                }
            }
            return beyond;
        }
    }

    private static Behaviour behaviour(ResultSet row, float[] vector) throws SQLException {
        return new Behaviour(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                List.of((String[]) row.getArray(5).getArray()),
                row.getString(6),
                vector);
    }

    static List<Behaviour> newest(Connection connection, UUID organization, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setObject(1, organization);
            statement.setInt(2, most);
            List<Behaviour> behaviours = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    behaviours.add(behaviour(row, Vectors.read(row.getBytes(7))));
                }
            }
            return behaviours;
        }
    }
}
