package io.throughline.runtime.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Who may relay a database's outbox: the session that holds an advisory lock. The table {@code outbox_relay} remembers
 * who sent last and whether that one left in order; if it did not, sends of it may still be under way.
 */
final class RelayLease implements AutoCloseable {

    /** Any constant will do: a database has one outbox. */
    private static final long LOCK = 0x6f7574626f78L;

    private final Connection connection;
    private final UUID holder;

    RelayLease(Connection connection, UUID holder) {
        this.connection = connection;
        this.holder = holder;
    }

    /** @return false while another session holds it */
    boolean tryTake() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            return isTrue(lock);
        }
    }

    /** Whether nothing sent by another can still be under way. */
    boolean lastOneLeftInOrder() throws SQLException {
        try (PreparedStatement last =
                connection.prepareStatement("select in_order or holder is not distinct from ? from outbox_relay")) {
            last.setObject(1, holder);
            return isTrue(last);
        }
    }

    /** Says that from now on sends of this holder may be under way: on the disk before the first of them. */
    void begin() throws SQLException {
        mark("update outbox_relay set holder = ?, in_order = false");
    }

    /** Says that nothing is under way any more. */
    void leaveInOrder() throws SQLException {
        mark("update outbox_relay set in_order = true where holder = ?");
    }

    private void mark(String update) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setObject(1, holder);
            statement.executeUpdate();
        }
    }

    private static boolean isTrue(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Lets the next one in, and gives the pool its session back as it was. */
    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
            statement.execute("reset synchronous_commit");
        }
    }
}
