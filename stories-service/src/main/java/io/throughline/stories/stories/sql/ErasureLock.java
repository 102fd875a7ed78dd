package io.throughline.stories.stories.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps an erasure and the writing of its story apart: whichever comes second sees the other. Two readers of one partition can overlap
 * when it moves between instances.
 */
final class ErasureLock {

    /** Any constant will do. */
    private static final long LOCK = 0x657261737572L;

    private ErasureLock() {}

    /** For who writes stories: many at a time. The transaction's first statement, so that the next one sees what was waited for. */
    static void share(Connection connection) throws SQLException {
        take(connection, "select pg_advisory_xact_lock_shared(" + LOCK + ")");
    }

    /** For who erases: alone. */
    static void exclude(Connection connection) throws SQLException {
        take(connection, "select pg_advisory_xact_lock(" + LOCK + ")");
    }

    private static void take(Connection connection, String lock) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(lock);
        }
    }
}
