package io.throughline.stories.stories.sql;

import io.throughline.stories.stories.ErasedStory;
import io.throughline.stories.stories.Erasure;
import io.throughline.stories.stories.Story;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All stories of an organization in the order of their ids, page by page, on a connection that it is admitted to. */
public final class StoryPages {

    private StoryPages() {}

    /**
     * @param from first instant at which its feedback was received, null for no beginning
     * @param to first instant after the period, null for no end
     * @param after the last story of the page before, null for the first page
     */
    public static List<Story> kept(
            Connection connection, UUID organization, Instant from, Instant to, UUID after, int limit)
            throws SQLException {
        // or a story that is being erased could be told after its erasure
        ErasureLock.share(connection);
        return StoryReader.select(connection, conditions(organization, "received_at", from, to, after), "id", limit);
    }

    /** Those that a classifier may say something else of: no person labelled them, and they are not taken for misuse. */
    public static List<Story> toClassify(Connection connection, UUID organization, UUID after, int limit)
            throws SQLException {
        Conditions conditions = conditions(organization, null, null, null, after)
                .and("basis <> 'person'")
                .and("flags = '{}'");
        return StoryReader.select(connection, conditions, "id", limit);
    }

    /** As {@link #kept}, by when they were erased. */
    public static List<ErasedStory> erased(
            Connection connection, UUID organization, Instant from, Instant to, UUID after, int limit)
            throws SQLException {
        Conditions conditions = conditions(organization, "erased_at", from, to, after);
        try (PreparedStatement statement =
                connection.prepareStatement("select id, revision, store, erased_at from erased_story where "
                        + conditions.sql() + " order by id limit " + limit)) {
            conditions.bind(connection, statement);
            List<ErasedStory> erased = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    int revision = row.getInt(2);
                    erased.add(new ErasedStory(
                            revision,
                            new Erasure(
                                    organization,
                                    row.getObject(1, UUID.class),
                                    revision,
                                    row.getString(3),
                                    row.getObject(4, OffsetDateTime.class).toInstant(),
                                    false)));
                }
            }
            return erased;
        }
    }

    private static Conditions conditions(UUID organization, String time, Instant from, Instant to, UUID after) {
        Conditions conditions = new Conditions(organization, Optional.empty());
        if (from != null) {
            conditions.and(time + " >= ?", Conditions.utc(from));
        }
        if (to != null) {
            conditions.and(time + " < ?", Conditions.utc(to));
        }
        return after == null ? conditions : conditions.and("id > ?", after);
    }
}
