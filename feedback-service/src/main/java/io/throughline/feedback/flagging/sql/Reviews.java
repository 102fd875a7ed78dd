package io.throughline.feedback.flagging.sql;

import io.throughline.feedback.flagging.Review;
import io.throughline.feedback.intake.sql.FeedbackTable;
import io.throughline.feedback.misuse.Flag;
import io.throughline.runtime.ids.Ids;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A feedback's flags and what people decided on them; on a connection that the organization is admitted to. */
public final class Reviews {

    private static final String FLAGS = "select revision, flags from feedback where organization = ? and id = ?";

    private static final String REVIEWS = """
            select before, flags, reason, reviewer, reviewed_at from misuse_review
            where organization = ? and feedback = ? order by reviewed_at desc, id desc limit 100
            """;

    private static final String KEEP = """
            insert into misuse_review (organization, id, feedback, revision, before, flags, reason, reviewer, reviewed_at)
            values (?, ?, ?, ?, ?::text[], ?::text[], ?, ?, ?)
            """;

    private Reviews() {}

    /** @param revision the feedback's */
    public record Flagged(int revision, Set<Flag> flags) {}

    public static Optional<Flagged> flags(Connection connection, UUID organization, UUID feedback) throws SQLException {
        return flags(connection, FLAGS, organization, feedback);
    }

    /** Nobody else changes it until the transaction ends. */
    public static Optional<Flagged> lock(Connection connection, UUID organization, UUID feedback) throws SQLException {
        return flags(connection, FLAGS + " for update", organization, feedback);
    }

    /** The newest 100, newest first. */
    public static List<Review> of(Connection connection, UUID organization, UUID feedback) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REVIEWS)) {
            statement.setObject(1, organization);
            statement.setObject(2, feedback);
            List<Review> reviews = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reviews.add(new Review(
                            read(row.getArray("before")),
                            read(row.getArray("flags")),
                            row.getString("reason"),
                            row.getString("reviewer"),
                            row.getObject("reviewed_at", OffsetDateTime.class).toInstant()));
                }
            }
            return reviews;
        }
    }

    /**
     * Keeps a review and, where it changes the flags, has the other services told.
     *
     * @param feedback locked
     * @return the feedback's revision after it
     */
    public static int keep(Connection connection, UUID organization, UUID feedback, int revision, Review review)
            throws SQLException {
        boolean changes = !review.before().equals(review.flags());
        if (changes) {
            FlagTable.set(connection, organization, feedback, review.flags());
        }
        int after = changes ? revision + 1 : revision;
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setObject(1, organization);
            statement.setObject(2, Ids.next());
            statement.setObject(3, feedback);
            statement.setInt(4, after);
            statement.setString(5, FeedbackTable.array(review.before()));
            statement.setString(6, FeedbackTable.array(review.flags()));
            statement.setString(7, review.reason());
            statement.setString(8, review.by());
            statement.setObject(9, review.at().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
        return after;
    }

    private static Optional<Flagged> flags(Connection connection, String sql, UUID organization, UUID feedback)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, organization);
            statement.setObject(2, feedback);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Flagged(row.getInt("revision"), read(row.getArray("flags"))))
                        : Optional.empty();
            }
        }
    }

    private static Set<Flag> read(Array array) throws SQLException {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (String name : (String[]) array.getArray()) {
            flags.add(Flag.BY_NAME.get(name));
        }
        return flags;
    }
}
