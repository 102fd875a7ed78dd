package io.throughline.stories.learning.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table {@code own_classifier}: counters that say what is to be learned, and what has changed. */
public final class OwnClassifierTable {

    private static final String WANTED = """
            insert into own_classifier as own (organization, wanted)
            select distinct organization, 1 from unnest(?::uuid[]) them (organization) order by organization
            on conflict on constraint own_classifier_is_one_per_organization do update set wanted = own.wanted + 1
            """;

    /** Before the stories go: their corrections go with them. */
    private static final String FORGET = """
            insert into own_classifier as own (organization, wanted, forgotten, changed)
            select distinct gone.organization, 1, 1, 1
            from unnest(?::uuid[], ?::uuid[]) gone (organization, story)
            join correction on correction.organization = gone.organization and correction.story = gone.story
            order by gone.organization
            on conflict on constraint own_classifier_is_one_per_organization do update set
                wanted = own.wanted + 1, forgotten = own.forgotten + 1, changed = own.changed + 1
            returning organization
            """;

    /** What was learned of an erased text is not to come back: versions that know it go, and the one that serves is made anew. */
    private static final String UNLEARN = """
            delete from classifier_version v
            using (select correction.organization, min(number) as first
                   from unnest(?::uuid[], ?::uuid[]) gone (organization, story)
                   join correction on correction.organization = gone.organization and correction.story = gone.story
                   group by correction.organization) forgotten
            where v.organization = forgotten.organization and v.until >= forgotten.first
            """;

    private static final String ROW =
            "select wanted, forgotten, changed, themes, held from own_classifier where organization = ?";

    private OwnClassifierTable() {}

    /** @see Row the columns' comments */
    record Row(long wanted, long forgotten, long changed, long themes, boolean held) {

        static final Row NONE = new Row(0, 0, 0, 0, false);
    }

    /** There is something to learn. */
    public static void wanted(Connection connection, Collection<UUID> organizations) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WANTED)) {
            statement.setArray(1, connection.createArrayOf("uuid", organizations.toArray()));
            statement.executeUpdate();
        }
    }

    /** Part of the transaction that erases these stories, before it does. */
    public static void forget(Connection connection, List<UUID> organizations, List<UUID> stories) throws SQLException {
        for (String sql : List.of(FORGET, UNLEARN)) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("uuid", organizations.toArray()));
                statement.setArray(2, connection.createArrayOf("uuid", stories.toArray()));
                statement.execute();
            }
        }
    }

    /** Other heads serve from now on. */
    static void changed(Connection connection, UUID organization) throws SQLException {
        update(connection, organization, "changed = changed + 1");
    }

    /** Its own themes are others from now on. */
    static void themesChanged(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into own_classifier as own (organization, changed, themes) values (?, 1, 1)
                on conflict on constraint own_classifier_is_one_per_organization do update set
                    changed = own.changed + 1, themes = own.themes + 1
                """)) {
            statement.setObject(1, organization);
            statement.executeUpdate();
        }
    }

    static void hold(Connection connection, UUID organization, boolean held) throws SQLException {
        update(connection, organization, "held = " + held);
    }

    /** @return none's where there is no row */
    static Row read(Connection connection, UUID organization) throws SQLException {
        return read(connection, organization, ROW);
    }

    /** As {@link #read}, and nobody changes it until the transaction's end; the row is there. */
    static Row lock(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into own_classifier (organization) values (?) on conflict do nothing")) {
            statement.setObject(1, organization);
            statement.executeUpdate();
        }
        return read(connection, organization, ROW + " for update");
    }

    private static Row read(Connection connection, UUID organization, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new Row(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getBoolean(5))
                        : Row.NONE;
            }
        }
    }

    /** Of all organizations that have anything of their own: how often it has changed. */
    static Map<UUID, Long> changes(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select organization, changed from own_classifier where changed > 0");
                ResultSet row = statement.executeQuery()) {
            Map<UUID, Long> changes = new HashMap<>();
            while (row.next()) {
                changes.put(row.getObject(1, UUID.class), row.getLong(2));
            }
            return changes;
        }
    }

    private static void update(Connection connection, UUID organization, String change) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update own_classifier set " + change + " where organization = ?")) {
            statement.setObject(1, organization);
            statement.executeUpdate();
        }
    }
}
