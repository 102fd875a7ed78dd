package io.throughline.stories.reclassification.sql;

import io.throughline.stories.reclassification.Reclassification;
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
import java.util.Optional;
import java.util.UUID;

/** The table {@code reclassification}. Leases are by the database's clock, which all instances share. */
final class ReclassificationTable {

    private static final String COLUMNS = "id, state, model, seen, changed, total, asked_by, asked_at, ended_at";

    private ReclassificationTable() {}

    /** Work that this instance has. */
    record Work(UUID organization, UUID id, UUID after, boolean counted) {}

    /** @return false where another one runs */
    static boolean insert(Connection connection, UUID organization, Reclassification asked) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into reclassification (organization, id, model, state, asked_by, asked_at)
                values (?, ?, ?, 'running', ?, ?) on conflict (organization) where state = 'running' do nothing
                """)) {
            statement.setObject(1, organization);
            statement.setObject(2, asked.id());
            statement.setString(3, asked.model());
            statement.setString(4, asked.askedBy());
            statement.setObject(5, asked.askedAt().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        }
    }

    /** Newest first. */
    static List<Reclassification> all(Connection connection, UUID organization, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + COLUMNS + " from reclassification where organization = ? order by id desc limit ?")) {
            statement.setObject(1, organization);
            statement.setInt(2, limit);
            return read(statement);
        }
    }

    static Optional<Reclassification> find(Connection connection, UUID organization, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + COLUMNS + " from reclassification where organization = ? and id = ?")) {
            statement.setObject(1, organization);
            statement.setObject(2, id);
            return read(statement).stream().findFirst();
        }
    }

    /** Those at which no living instance is at work. */
    static List<UUID> waiting(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        select organization from reclassification
                        where state = 'running' and (holder is null or held_until < clock_timestamp()) order by id
                        """);
                ResultSet row = statement.executeQuery()) {
            List<UUID> waiting = new ArrayList<>();
            while (row.next()) {
                waiting.add(row.getObject(1, UUID.class));
            }
            return waiting;
        }
    }

    /** Takes the organization's for this instance, if no other did meanwhile. */
    static Optional<Work> take(Connection connection, UUID organization, UUID holder, Duration lease)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update reclassification set holder = ?, held_until = clock_timestamp() + make_interval(secs => ?)
                where organization = ? and state = 'running' and (holder is null or held_until < clock_timestamp())
                returning id, after, total is not null
                """)) {
            statement.setObject(1, holder);
            statement.setDouble(2, lease.toMillis() / 1000.0);
            statement.setObject(3, organization);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Work(
                                organization,
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getBoolean(3)))
                        : Optional.empty();
            }
        }
    }

    /**
     * Notes how far it is, in the transaction that wrote so far.
     *
     * @return false where it is another instance's by now: what was written is to be undone
     */
    static boolean advance(Connection connection, Work work, UUID holder, Duration lease, int seen, int changed)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update reclassification set after = ?, seen = seen + ?, changed = changed + ?,
                    held_until = clock_timestamp() + make_interval(secs => ?)
                where organization = ? and id = ? and holder = ? and state = 'running'
                """)) {
            statement.setObject(1, work.after());
            statement.setInt(2, seen);
            statement.setInt(3, changed);
            statement.setDouble(4, lease.toMillis() / 1000.0);
            statement.setObject(5, work.organization());
            statement.setObject(6, work.id());
            statement.setObject(7, holder);
            return statement.executeUpdate() == 1;
        }
    }

    static void count(Connection connection, Work work) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update reclassification r set total = (
                    select count(*) from story s
                    where s.organization = r.organization and s.basis <> 'person' and s.flags = '{}')
                where organization = ? and id = ?
                """)) {
            statement.setObject(1, work.organization());
            statement.setObject(2, work.id());
            statement.executeUpdate();
        }
    }

    static void end(Connection connection, Work work, UUID holder, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update reclassification set state = 'done', ended_at = ?, holder = null, held_until = null
                where organization = ? and id = ? and holder = ?
                """)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setObject(2, work.organization());
            statement.setObject(3, work.id());
            statement.setObject(4, holder);
            statement.executeUpdate();
        }
    }

    private static List<Reclassification> read(PreparedStatement statement) throws SQLException {
        List<Reclassification> all = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
                all.add(new Reclassification(
                        row.getObject("id", UUID.class),
                        row.getString("state"),
                        row.getString("model"),
                        row.getLong("seen"),
                        row.getLong("changed"),
                        row.getObject("total", Long.class),
                        row.getString("asked_by"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        ended == null ? null : ended.toInstant()));
            }
        }
        return all;
    }
}
