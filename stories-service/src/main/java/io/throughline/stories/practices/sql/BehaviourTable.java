package io.throughline.stories.practices.sql;

import io.throughline.stories.practices.Behaviour;
import io.throughline.stories.practices.Origin;
import io.throughline.stories.practices.Passage;
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

    private static final String INSERT = """
            insert into behaviour (
                organization, story, origin, corrected_at, store, employee, themes, sentence, embedding, encoder)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint behaviour_is_one_per_story
            """;

    private static final String KEEP = INSERT + """
            do update set
                origin = excluded.origin,
                corrected_at = excluded.corrected_at,
                store = excluded.store,
                employee = excluded.employee,
                themes = excluded.themes,
                sentence = excluded.sentence,
                embedding = excluded.embedding,
                encoder = excluded.encoder,
                changed_at = clock_timestamp(),
                kept_at = excluded.kept_at
            """;

    private static final String COLUMNS = """
            b.story, b.origin, b.corrected_at, b.store, b.employee, b.themes, b.sentence, b.embedding, b.encoder
            """;

    private static final String NEWEST = "select " + COLUMNS + """
            from behaviour b
            where b.organization = ? and b.origin = ? order by b.corrected_at desc, b.story desc limit ?
            """;

    /** Where they lie does not matter any more, and there may be very many. */
    private static final String BEYOND = "select " + COLUMNS.replace("b.embedding", "null") + """
            , p.practice
            from practice_story p join behaviour b on b.organization = p.organization and b.story = p.story
            where p.organization = ? and b.origin = ? and not p.story = any(?)
            order by p.practice, p.rank
            """;

    private static final String OF_PRACTICES = "select " + COLUMNS + """
            , p.practice
            from practice_story p join behaviour b on b.organization = p.organization and b.story = p.story
            where p.organization = ? and p.practice = any(?) and p.rank < ?
            order by p.practice, p.rank
            """;

    private static final String UNPLACED = "select " + COLUMNS + """
            from behaviour b
            where b.organization = ? and b.kept_at is not null
                and not exists (select from practice_story p where p.organization = b.organization and p.story = b.story)
            order by b.kept_at desc limit ?
            """;

    private BehaviourTable() {}

    public record Told(UUID organization, Behaviour behaviour) {}

    /** In the place of what these stories told before; nobody has to look at them again. */
    public static void keep(Connection connection, List<Told> told) throws SQLException {
        if (told.isEmpty()) {
            return;
        }
        write(connection, KEEP, told);
        try (PreparedStatement statement = connection.prepareStatement("""
                delete from behaviour_missing m using unnest(?::uuid[], ?::uuid[]) kept (organization, story)
                where m.organization = kept.organization and m.story = kept.story
                """)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", told.stream().map(Told::organization).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            told.stream().map(one -> one.behaviour().story()).toArray()));
            statement.executeUpdate();
        }
    }

    /** Where nothing is kept of the story: whoever changed it knew more of it, such as whom it names. */
    static void add(Connection connection, List<Told> told) throws SQLException {
        write(connection, INSERT + "do nothing", told);
    }

    private static void write(Connection connection, String sql, List<Told> told) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Told one : told) {
                Behaviour behaviour = one.behaviour();
                statement.setObject(1, one.organization());
                statement.setObject(2, behaviour.story());
                statement.setString(3, behaviour.origin().wireName());
                statement.setObject(4, behaviour.correctedAt().atOffset(ZoneOffset.UTC));
                statement.setString(5, behaviour.store());
                statement.setString(6, behaviour.employee());
                statement.setArray(
                        7, connection.createArrayOf("text", behaviour.themes().toArray()));
                statement.setString(8, behaviour.sentence());
                statement.setBytes(9, Vectors.write(behaviour.passage().vector()));
                statement.setString(10, behaviour.passage().encoder());
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

    /** Says that these stories are to be looked at again, for what they tell is not known here. */
    public static void missing(Connection connection, List<UUID> organizations, List<UUID> stories)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into behaviour_missing (organization, story) select * from unnest(?::uuid[], ?::uuid[])
                on conflict do nothing
                """)) {
            statement.setArray(1, connection.createArrayOf("uuid", organizations.toArray()));
            statement.setArray(2, connection.createArrayOf("uuid", stories.toArray()));
            statement.executeUpdate();
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
     * Those that have a place in a practice and are not among the newest: practices by their ids, each as it was ranked.
     */
    static Map<UUID, List<Behaviour>> beyond(
            Connection connection, UUID organization, Origin origin, List<Behaviour> newest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEYOND)) {
            statement.setObject(1, organization);
            statement.setString(2, origin.wireName());
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", newest.stream().map(Behaviour::story).toArray()));
            return byPractice(statement);
        }
    }

    /** @param most of each practice, those that tell it best */
    static Map<UUID, List<Behaviour>> ofPractices(
            Connection connection, UUID organization, Collection<UUID> practices, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_PRACTICES)) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("uuid", practices.toArray()));
            statement.setInt(3, most);
            return byPractice(statement);
        }
    }

    /** Says that practices have been found in these: what was left single there does not join one until it is looked at anew with all. */
    static void grouped(Connection connection, UUID organization, Collection<UUID> stories) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                with seen as (
                    select organization, story from behaviour
                    where organization = ? and kept_at is not null and story = any(?)
                    for update skip locked)
                update behaviour b set kept_at = null from seen
                where b.organization = seen.organization and b.story = seen.story
                """)) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("uuid", stories.toArray()));
            statement.executeUpdate();
        }
    }

    /** Those that came since the practices were found, and are in none. */
    static List<Behaviour> unplaced(Connection connection, UUID organization, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNPLACED)) {
            statement.setObject(1, organization);
            statement.setInt(2, most);
            return list(statement);
        }
    }

    static List<Behaviour> newest(Connection connection, UUID organization, Origin origin, int most)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setObject(1, organization);
            statement.setString(2, origin.wireName());
            statement.setInt(3, most);
            return list(statement);
        }
    }

    private static Map<UUID, List<Behaviour>> byPractice(PreparedStatement query) throws SQLException {
        Map<UUID, List<Behaviour>> byPractice = new LinkedHashMap<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                byPractice
                        .computeIfAbsent(row.getObject(10, UUID.class), practice -> new ArrayList<>())
                        .add(behaviour(row));
            }
        }
        return byPractice;
    }

    private static List<Behaviour> list(PreparedStatement query) throws SQLException {
        List<Behaviour> behaviours = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                behaviours.add(behaviour(row));
            }
        }
        return behaviours;
    }

    private static Behaviour behaviour(ResultSet row) throws SQLException {
        return new Behaviour(
                row.getObject(1, UUID.class),
                Origin.BY_NAME.get(row.getString(2)),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5),
                List.of((String[]) row.getArray(6).getArray()),
                row.getString(7),
                passage(row));
    }

    private static Passage passage(ResultSet row) throws SQLException {
        byte[] embedding = row.getBytes(8);
        return embedding == null ? null : new Passage(Vectors.read(embedding), row.getString(9));
    }
}
