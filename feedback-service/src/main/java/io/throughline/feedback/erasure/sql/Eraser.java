package io.throughline.feedback.erasure.sql;

import io.throughline.feedback.intake.FeedbackAccepted;
import io.throughline.feedback.intake.FeedbackErased;
import io.throughline.feedback.intake.FeedbackErased.Reason;
import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Erases feedback and has the other services told, within the caller's transaction. The rows are taken first: who else writes them (their
 * release, their republication) is waited for, and what they put into the outbox is seen, and withdrawn, by the statement after.
 */
public final class Eraser {

    /** In the order of the ids, as everybody who takes many does, or two wait for each other. */
    private static final String LOCK =
            "select id from feedback where organization = ? and id = any (?) order by id for update";

    private static final String DELETE =
            "delete from feedback where organization = ? and id = any (?) returning id, store, revision + 1";

    private static final String MARK = """
            update intake set erased_at = ?, erased_store = gone.store, erased_revision = gone.revision, erased_reason = ?
            from unnest(?::uuid[], ?::text[], ?::integer[]) gone (id, store, revision)
            where intake.organization = ? and intake.id = gone.id
            """;

    private static final String ASK_FOR = """
            update intake set erased_reason = null
            where organization = ? and id = any (?) and erased_at is not null
            returning id, erased_store, coalesce(erased_revision, 2), erased_at
            """;

    private Eraser() {}

    /**
     * What is erased.
     *
     * @param revision the erasure's: one more than the feedback's
     */
    public record Erased(UUID id, String store, int revision, Instant at) {}

    /** Waits for everybody else who writes these, until the transaction's end; for more than one of them. */
    public static void lock(Connection connection, UUID organization, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            bind(connection, statement, organization, ids);
            statement.execute();
        }
    }

    /** @return those that were there */
    public static List<Erased> erase(
            Connection connection, UUID organization, Collection<UUID> ids, Reason reason, Instant now)
            throws SQLException {
        List<Erased> erased = eraseUntold(connection, organization, ids, reason, now);
        Set<String> told = erased.stream().flatMap(Eraser::told).collect(Collectors.toSet());
        Outbox.withdraw(connection, organization, event -> told.contains(event.id()));
        tell(connection, organization, erased, reason);
        return erased;
    }

    /** Of a test space: nobody ever heard of it. */
    public static List<Erased> eraseUntold(
            Connection connection, UUID organization, Collection<UUID> ids, Reason reason, Instant now)
            throws SQLException {
        List<Erased> erased = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            bind(connection, statement, organization, ids);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    erased.add(new Erased(row.getObject(1, UUID.class), row.getString(2), row.getInt(3), now));
                }
            }
        }
        mark(connection, organization, erased, reason, now);
        return erased;
    }

    /**
     * Has the other services told again of what was erased before, now because it was asked for: that they confirm.
     *
     * @return those that were erased before
     */
    public static List<Erased> tellAgain(Connection connection, UUID organization, Collection<UUID> ids)
            throws SQLException {
        List<Erased> before = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ASK_FOR)) {
            bind(connection, statement, organization, ids);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Instant at = row.getObject(4, OffsetDateTime.class).toInstant();
                    before.add(new Erased(row.getObject(1, UUID.class), row.getString(2), row.getInt(3), at));
                }
            }
        }
        tell(connection, organization, before, Reason.REQUEST);
        return before;
    }

    private static void mark(Connection connection, UUID organization, List<Erased> erased, Reason reason, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARK)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setString(2, reason.written());
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", erased.stream().map(Erased::id).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", erased.stream().map(Erased::store).toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "integer", erased.stream().map(Erased::revision).toArray()));
            statement.setObject(6, organization);
            statement.executeUpdate();
        }
    }

    private static void tell(Connection connection, UUID organization, List<Erased> erased, Reason reason)
            throws SQLException {
        List<Event> events = erased.stream()
                .map(one -> FeedbackErased.event(organization, one.id(), one.revision(), one.store(), one.at(), reason))
                .toList();
        Outbox.append(connection, events);
    }

    /** The ids of the events that told, or were to tell, of the feedback. */
    private static Stream<String> told(Erased erased) {
        return IntStream.range(1, erased.revision())
                .mapToObj(revision -> FeedbackAccepted.eventId(erased.id(), revision));
    }

    private static void bind(
            Connection connection, PreparedStatement statement, UUID organization, Collection<UUID> ids)
            throws SQLException {
        statement.setObject(1, organization);
        statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
    }
}
