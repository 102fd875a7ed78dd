package io.throughline.feedback.retention;

import io.throughline.feedback.erasure.sql.Eraser;
import io.throughline.feedback.intake.FeedbackErased.Reason;
import io.throughline.feedback.retention.RetentionTable.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Deletes a space's feedback, oldest first, a batch in a transaction. How far it has come is kept: nothing is looked at twice. What is to
 * be looked at next is a window of time, for the index is of pages, not of rows; while windows are empty they become wider.
 */
final class Expiry {

    private static final Duration NARROWEST = Duration.ofHours(1);
    private static final Duration WIDEST = Duration.ofDays(32);

    private static final String OLDEST = """
            select id, received_at from feedback
            where organization = ? and received_at >= ? and received_at < ?
            order by received_at, id limit ?
            """;

    private static final String FORGET_IDS = """
            delete from intake where organization = ? and id = any (array(
                select id from intake where organization = ? and erased_at < ? order by erased_at limit ?))
            """;

    private static final String FORGET_ERASURES = """
            delete from erasure where organization = ? and id = any (array(
                select id from erasure where organization = ? and requested_at < ? and confirmed_at is not null
                order by requested_at limit ?))
            """;

    private final UUID space;
    private final boolean told;
    private final Instant beginning;
    private final int batch;
    private Duration window = NARROWEST;

    /**
     * @param told whether the other services were told of its feedback: not of a test space's
     * @param beginning before this nothing was received
     */
    Expiry(UUID space, boolean told, Instant beginning, int batch) {
        this.space = space;
        this.told = told;
        this.beginning = beginning;
        this.batch = batch;
    }

    /** @param more whether there may be more to do at once; not while another instance is at it */
    record Step(int deleted, boolean more) {}

    /** @param until what was received before this is deleted */
    Step step(Connection connection, Instant until, Instant now) throws SQLException {
        Progress progress = RetentionTable.take(connection, space);
        if (progress == null) {
            return new Step(0, false);
        }
        Instant from = progress.doneUntil() == null ? beginning : progress.doneUntil();
        if (!from.isBefore(until)) {
            return new Step(0, false);
        }
        Instant to = from.plus(window).isBefore(until) ? from.plus(window) : until;
        List<UUID> ids = new ArrayList<>();
        Instant last = oldest(connection, from, to, ids);
        if (!ids.isEmpty()) {
            Eraser.lock(connection, space, ids);
            if (told) {
                Eraser.erase(connection, space, ids, Reason.RETENTION, now);
            } else {
                Eraser.eraseUntold(connection, space, ids, Reason.RETENTION, now);
            }
        }
        boolean full = ids.size() == batch;
        // of those that came in the same millisecond as the last there may be more
        Instant doneUntil = full ? last : to;
        RetentionTable.advance(connection, space, doneUntil, ids.size(), now);
        window = full ? NARROWEST : wider(window);
        return new Step(ids.size(), full || doneUntil.isBefore(until));
    }

    /**
     * Ids that were erased before then are free again.
     *
     * @return how many
     */
    int forgetIds(Connection connection, Instant then) throws SQLException {
        return forget(connection, FORGET_IDS, then);
    }

    int forgetErasures(Connection connection, Instant then) throws SQLException {
        return forget(connection, FORGET_ERASURES, then);
    }

    private int forget(Connection connection, String sql, Instant then) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, space);
            statement.setObject(2, space);
            statement.setObject(3, then.atOffset(ZoneOffset.UTC));
            statement.setInt(4, batch);
            return statement.executeUpdate();
        }
    }

    private static Duration wider(Duration window) {
        return window.compareTo(WIDEST) < 0 ? window.multipliedBy(2) : window;
    }

    /** @return when the last of them was received, null where there is none */
    private Instant oldest(Connection connection, Instant from, Instant to, List<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OLDEST)) {
            statement.setObject(1, space);
            statement.setObject(2, from.atOffset(ZoneOffset.UTC));
            statement.setObject(3, to.atOffset(ZoneOffset.UTC));
            statement.setInt(4, batch);
            Instant last = null;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                    last = row.getObject(2, OffsetDateTime.class).toInstant();
                }
            }
            return last;
        }
    }
}
