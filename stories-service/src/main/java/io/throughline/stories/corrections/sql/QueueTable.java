package io.throughline.stories.corrections.sql;

import io.throughline.stories.classification.Basis;
import io.throughline.stories.corrections.Likeness;
import io.throughline.stories.corrections.Teaching;
import io.throughline.stories.stories.Feedback;
import io.throughline.stories.stories.Story;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/** What waits for people, and what it is like. Part of the story's transaction. */
public final class QueueTable {

    private static final String KEEP = """
            insert into queue_item (organization, story, store, corrected_at, rank, reason, alike)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint queue_item_is_one_per_story do update set
                store = excluded.store,
                corrected_at = excluded.corrected_at,
                rank = excluded.rank,
                reason = excluded.reason,
                alike = excluded.alike
            """;

    /** More than a few more make no difference. */
    private static final String ALIKE = """
            select count(distinct story) from (
                select other.story from unnest(?::bigint[]) mine (band)
                join queue_likeness other on other.organization = ? and other.band = mine.band
                where other.story <> ? limit 100) near
            """;

    private static final String ALIKE_KEEP = """
            insert into queue_likeness (organization, band, story)
            select ?, band, ? from unnest(?::bigint[]) mine (band) order by band
            on conflict do nothing
            """;

    private QueueTable() {}

    /** @param stories new or changed ones: each waits now, or does not any more */
    public static void keep(Connection connection, List<Story> stories) throws SQLException {
        for (Story story : stories) {
            boolean waits = Teaching.waits(story);
            // a new one that does not wait has never waited
            if (!waits && story.revision() > 1) {
                delete(connection, "queue_item", story.feedback());
                if (story.classification().basis() != Basis.PERSON) {
                    delete(connection, "queue_likeness", story.feedback());
                }
            }
            if (waits) {
                wait(connection, story);
            } else if (story.classification().basis() == Basis.PERSON) {
                alike(connection, story.feedback());
            }
        }
    }

    private static void wait(Connection connection, Story story) throws SQLException {
        Feedback feedback = story.feedback();
        Teaching teaching = Teaching.of(story.classification(), alike(connection, feedback));
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setObject(1, feedback.organization());
            statement.setObject(2, feedback.id());
            statement.setString(3, feedback.store());
            statement.setObject(4, feedback.correctedAt().atOffset(ZoneOffset.UTC));
            statement.setInt(5, teaching.rank());
            statement.setString(6, teaching.reason().wireName());
            statement.setInt(7, teaching.alike());
            statement.executeUpdate();
        }
    }

    /** How many were there before that are nearly the same; it is one of them from now on. */
    private static int alike(Connection connection, Feedback feedback) throws SQLException {
        java.sql.Array bands = connection.createArrayOf(
                "bigint", Likeness.bands(feedback.comment()).stream().sorted().toArray());
        int alike;
        try (PreparedStatement statement = connection.prepareStatement(ALIKE)) {
            statement.setArray(1, bands);
            statement.setObject(2, feedback.organization());
            statement.setObject(3, feedback.id());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                alike = row.getInt(1);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(ALIKE_KEEP)) {
            statement.setObject(1, feedback.organization());
            statement.setObject(2, feedback.id());
            statement.setArray(3, bands);
            statement.executeUpdate();
        }
        return alike;
    }

    private static void delete(Connection connection, String table, Feedback feedback) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from " + table + " where organization = ? and story = ?")) {
            statement.setObject(1, feedback.organization());
            statement.setObject(2, feedback.id());
            statement.executeUpdate();
        }
    }
}
