package io.throughline.runtime.outbox;

import io.throughline.runtime.events.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes events into the table {@code outbox} within the transaction of the change that they tell. Events of an organization that are
 * told together share a row: what a row costs is to be written, indexed, read, deleted and vacuumed, whatever its length.
 */
public final class Outbox {

    /** So that one row is no more than a relay reads at a time. */
    private static final int MOST_IN_A_ROW = 1000;

    private static final String NUMBER = "select nextval(pg_get_serial_sequence('outbox', 'id')), pg_current_xact_id()";

    private static final String APPEND =
            "insert into outbox (id, organization, size, events) overriding system value values (?, ?, ?, ?)";

    private static final String PENDING = "select id, events from outbox where organization = ? order by id";
    private static final int ROWS_AT_A_TIME = 50;

    private static final String REDUCE = "update outbox set size = ?, events = ? where id = ? and events = ?";
    private static final String DELETE = "delete from outbox where id = ? and events = ?";

    private Outbox() {}

    /** Appends them in the order of the list. */
    public static void append(Connection connection, List<Event> events) throws SQLException {
        Map<UUID, List<Event>> byOrganization = events.stream()
                .collect(Collectors.groupingBy(Event::organization, LinkedHashMap::new, Collectors.toList()));
        for (List<Event> one : byOrganization.values()) {
            for (int i = 0; i < one.size(); i += MOST_IN_A_ROW) {
                append(connection, number(connection), one.subList(i, Math.min(one.size(), i + MOST_IN_A_ROW)));
            }
        }
    }

    /**
     * The number of a row to be, for those who note where what they tell waits. Rows go out in the order of their numbers: what is told of
     * is locked before.
     */
    public static long number(Connection connection) throws SQLException {
        // with it the transaction gets a number of its own: a relay looks no further while it is under way
        try (PreparedStatement statement = connection.prepareStatement(NUMBER);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * @param number of the row, from {@link #number}
     * @param events of one organization; none leave no row
     */
    public static void append(Connection connection, long number, List<Event> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setLong(1, number);
            statement.setObject(2, events.get(0).organization());
            statement.setInt(3, events.size());
            statement.setString(
                    4, EventLine.write(events.stream().map(EventLine::of).toList()));
            statement.executeUpdate();
        }
    }

    /**
     * Takes back what is not relayed yet. Who appended it must have committed, or be this transaction; and the connection is within one.
     * A row is locked only where it has something of it, so that the relay goes on.
     */
    public static void withdraw(Connection connection, UUID organization, Predicate<EventLine> which)
            throws SQLException {
        boolean changedMeanwhile = true;
        while (changedMeanwhile) {
            changedMeanwhile = false;
            try (PreparedStatement pending = connection.prepareStatement(PENDING)) {
                pending.setObject(1, organization);
                pending.setFetchSize(ROWS_AT_A_TIME);
                try (ResultSet row = pending.executeQuery()) {
                    while (row.next()) {
                        changedMeanwhile |= !withdraw(connection, row.getLong(1), row.getString(2), which);
                    }
                }
            }
        }
    }

    /** How many events wait, counted up to about this many. */
    public static long waiting(Connection connection, int atMost) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select coalesce(sum(size), 0) from (select size from outbox limit ?) waiting")) {
            statement.setInt(1, atMost);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** @return false where the row is not any more as it was read */
    private static boolean withdraw(Connection connection, long number, String lines, Predicate<EventLine> which)
            throws SQLException {
        List<EventLine> events = EventLine.read(lines);
        List<EventLine> left = events.stream().filter(which.negate()).toList();
        if (left.size() == events.size()) {
            return true;
        }
        return left.isEmpty() ? delete(connection, number, lines) : reduce(connection, number, lines, left);
    }

    /**
     * Leaves of a row only some of its events.
     *
     * @return false where the row is not any more as it was read
     */
    static boolean reduce(Connection connection, long number, String lines, List<EventLine> left) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REDUCE)) {
            statement.setInt(1, left.size());
            statement.setString(2, EventLine.write(left));
            statement.setLong(3, number);
            statement.setString(4, lines);
            return statement.executeUpdate() == 1;
        }
    }

    private static boolean delete(Connection connection, long number, String lines) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setLong(1, number);
            statement.setString(2, lines);
            return statement.executeUpdate() == 1;
        }
    }
}
