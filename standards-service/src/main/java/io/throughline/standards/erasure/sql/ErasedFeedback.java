package io.throughline.standards.erasure.sql;

import io.throughline.standards.database.RowJson;
import io.throughline.standards.erasure.Erasure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Remembers whose words are not to be kept, and deletes them from the evidence of practices. */
public final class ErasedFeedback {

    /** In the order of the keys, or two batches wait for each other. */
    private static final String LOCK = """
            select pg_advisory_xact_lock%s(key)
            from (select hashtextextended('words of ' || organization, 0) as key from unnest(?::uuid[]) organization order by key) ordered
            """;

    private static final String REMEMBER = """
            insert into erased_feedback (organization, id, erased_at)
            select organization, id, erased_at from json_populate_recordset(null::erased_feedback, ?::json)
            order by organization, id
            on conflict on constraint erased_feedback_is_erased_once do nothing
            """;

    private static final String DELETE_WORDS = """
            delete from excerpt using json_populate_recordset(null::erased_feedback, ?::json) erased
            where excerpt.organization = erased.organization and excerpt.story = erased.id
            """;

    private static final String COUNT = "select count(*) from erased_feedback where organization = ? and id = any(?)";

    private ErasedFeedback() {}

    /**
     * Until the transaction's end: whoever takes words in sees every erasure and every decision, and whoever erases or decides sees all
     * words. Without it, two at one time could pass each other by: words stay that are erased, or go that were decided on.
     *
     * @param alone whether the transaction erases or decides; if not, it takes words in
     */
    public static void lock(Connection connection, Collection<UUID> organizations, boolean alone) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK.formatted(alone ? "" : "_shared"))) {
            statement.setArray(1, connection.createArrayOf("uuid", organizations.toArray()));
            statement.execute();
        }
    }

    public static void erase(Connection connection, List<Erasure> erasures) throws SQLException {
        String rows = RowJson.write(erasures);
        for (String sql : List.of(REMEMBER, DELETE_WORDS)) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, rows);
                statement.executeUpdate();
            }
        }
    }

    /** How many of the feedbacks have been erased. */
    public static int count(Connection connection, UUID organization, Collection<UUID> feedbacks) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("uuid", feedbacks.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
