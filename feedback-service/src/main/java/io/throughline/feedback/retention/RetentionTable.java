package io.throughline.feedback.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** What is set, and how far it is carried out; each call within the caller's transaction. */
final class RetentionTable {

    private static final String OF =
            "select revision, feedback_days, changed_at, changed_by from retention where organization = ?";

    private static final String SET = """
            insert into retention as kept (organization, revision, feedback_days, changed_at, changed_by)
            values (?, ?, ?, ?, ?)
            on conflict on constraint retention_pk do update set
                revision = excluded.revision,
                feedback_days = excluded.feedback_days,
                changed_at = excluded.changed_at,
                changed_by = excluded.changed_by
            where kept.revision = excluded.revision - 1
            """;

    private static final String PROGRESS =
            "select done_until, deleted, worked_at from retention_progress where organization = ?";

    private static final String BEGIN =
            "insert into retention_progress (organization) values (?) on conflict on constraint retention_progress_pk do nothing";

    private static final String ADVANCE = """
            update retention_progress set done_until = ?, deleted = deleted + ?, worked_at = ? where organization = ?
            """;

    private RetentionTable() {}

    /** @param doneUntil nothing that was received before this is kept; null before anything was done */
    record Progress(Instant doneUntil, long deleted, Instant workedAt) {

        static final Progress NONE = new Progress(null, 0, null);
    }

    static Retention of(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF)) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new Retention(
                                row.getInt(1), row.getObject(2, Integer.class), instant(row, 3), row.getString(4))
                        : Retention.FOR_GOOD;
            }
        }
    }

    /** @return whether it is set: not where somebody else has set this revision */
    static boolean set(Connection connection, UUID organization, Retention next) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setObject(1, organization);
            statement.setInt(2, next.revision());
            statement.setObject(3, next.feedbackDays(), Types.INTEGER);
            statement.setObject(4, utc(next.changedAt()));
            statement.setString(5, next.changedBy());
            return statement.executeUpdate() == 1;
        }
    }

    static Progress progress(Connection connection, UUID organization) throws SQLException {
        Progress progress = progress(connection, PROGRESS, organization);
        return progress == null ? Progress.NONE : progress;
    }

    /**
     * Holds it until the transaction's end.
     *
     * @return null where another instance does
     */
    static Progress take(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setObject(1, organization);
            statement.executeUpdate();
        }
        return progress(connection, PROGRESS + " for update skip locked", organization);
    }

    static void advance(Connection connection, UUID organization, Instant doneUntil, int deleted, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setObject(1, utc(doneUntil));
            statement.setInt(2, deleted);
            statement.setObject(3, utc(now));
            statement.setObject(4, organization);
            statement.executeUpdate();
        }
    }

    private static Progress progress(Connection connection, String sql, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Progress(instant(row, 1), row.getLong(2), instant(row, 3)) : null;
            }
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
