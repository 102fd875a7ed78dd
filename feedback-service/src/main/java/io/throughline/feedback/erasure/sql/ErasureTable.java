package io.throughline.feedback.erasure.sql;

import io.throughline.feedback.erasure.Erasure;
import io.throughline.feedback.erasure.Subject;
import io.throughline.runtime.paging.Cursor;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The record of what was asked to be erased; each call within the caller's transaction. */
final class ErasureTable {

    private static final String COLUMNS = """
            e.id, e.requested_at, e.requested_by, e.subject, e.pseudonym, e.unknown,
            (select count(*) from erasure_item i where i.organization = e.organization and i.erasure = e.id) as feedback,
            e.completed_at, e.confirmed_at
            """;

    private static final String FIND =
            "select %s from erasure e where e.organization = ? and e.id = ?".formatted(COLUMNS);

    private static final String PAGE = """
            select %s from erasure e
            where e.organization = ? and (e.requested_at, e.id) < (
                coalesce(?::timestamptz, 'infinity'), coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
            order by e.requested_at desc, e.id desc limit ?
            """.formatted(COLUMNS);

    private static final String ADD = """
            insert into erasure (organization, id, requested_at, requested_by, subject, customer, unknown, completed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ADD_ITEMS = """
            insert into erasure_item (organization, erasure, feedback, erased_at)
            select ?, ?, feedback, ? from unnest(?::uuid[]) feedback
            """;

    private static final String LAST_OF = """
            select %s from erasure e join erasure_item named on named.organization = e.organization and named.erasure = e.id
            where named.organization = ? and named.feedback = ? order by e.requested_at desc limit 1
            """.formatted(COLUMNS);

    private ErasureTable() {}

    /** @param customer the reference, as long as it is looked for; null where feedback is named */
    static void add(Connection connection, UUID organization, Erasure erasure, String customer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, organization);
            statement.setObject(2, erasure.id());
            statement.setObject(3, utc(erasure.requestedAt()));
            statement.setString(4, erasure.requestedBy());
            statement.setString(5, erasure.subject().wireName());
            statement.setString(6, customer);
            statement.setArray(7, ids(connection, erasure.unknown()));
            statement.setObject(8, utc(erasure.completedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.executeUpdate();
        }
    }

    /** @param erasedAt null where it is still to be done */
    static void addItems(
            Connection connection, UUID organization, UUID erasure, Collection<UUID> feedback, Instant erasedAt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_ITEMS)) {
            statement.setObject(1, organization);
            statement.setObject(2, erasure);
            statement.setObject(3, utc(erasedAt), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setArray(4, ids(connection, feedback));
            statement.executeUpdate();
        }
    }

    static Optional<Erasure> find(Connection connection, UUID organization, UUID id) throws SQLException {
        return one(connection, FIND, organization, id);
    }

    /** The last one that names the feedback. */
    static Optional<Erasure> lastOf(Connection connection, UUID organization, UUID feedback) throws SQLException {
        return one(connection, LAST_OF, organization, feedback);
    }

    /**
     * Newest first.
     *
     * @param after the last one of the page before, null for the first page
     */
    static List<Erasure> page(Connection connection, UUID organization, Cursor after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setObject(1, organization);
            statement.setObject(2, after == null ? null : utc(after.time()), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(3, after == null ? null : after.id(), Types.OTHER);
            statement.setInt(4, limit);
            return erasures(statement);
        }
    }

    private static Optional<Erasure> one(Connection connection, String sql, UUID organization, UUID id)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, organization);
            statement.setObject(2, id);
            return erasures(statement).stream().findFirst();
        }
    }

    private static List<Erasure> erasures(PreparedStatement statement) throws SQLException {
        List<Erasure> erasures = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                erasures.add(new Erasure(
                        row.getObject("id", UUID.class),
                        instant(row, "requested_at"),
                        row.getString("requested_by"),
                        Subject.BY_NAME.get(row.getString("subject")),
                        row.getString("pseudonym"),
                        Arrays.asList((UUID[]) row.getArray("unknown").getArray()),
                        row.getLong("feedback"),
                        instant(row, "completed_at"),
                        instant(row, "confirmed_at")));
            }
        }
        return erasures;
    }

    static Array ids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
