package io.throughline.benchmarks.stage;

import io.throughline.local.postgres.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** What a feedback-service keeps, looked at from behind: as the superuser, whom the walls do not hold. */
public final class FeedbackDatabase {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Postgres postgres;
    private final String name;

    FeedbackDatabase(Postgres postgres, String name) {
        this.postgres = postgres;
        this.name = name;
    }

    public String name() {
        return name;
    }

    public Connection connect() throws SQLException {
        return postgres.connect(name);
    }

    /** Events that wait for the relay. */
    public long backlog() throws SQLException {
        return number("select coalesce(sum(size), 0) from outbox");
    }

    /** Ids in the ledger that were made at that time or later: the load's are UUIDv7. */
    public long written(UUID organization, long sinceMillis) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement count =
                        connection.prepareStatement("select count(*) from intake where organization = ? and id >= ?")) {
            count.setObject(1, organization);
            count.setObject(2, new UUID(sinceMillis << 16, 0));
            return number(count);
        }
    }

    /**
     * Waits until the relay has nothing left.
     *
     * @return how long that took; the bound if it was not enough
     */
    public Duration drain(Duration bound) throws SQLException {
        long began = System.nanoTime();
        try (Connection connection = connect();
                // by its index, as the relay reads: the table is full of rows that are gone
                PreparedStatement first = connection.prepareStatement("select id from outbox order by id limit 1")) {
            while (System.nanoTime() - began < bound.toNanos()) {
                try (ResultSet row = first.executeQuery()) {
                    if (!row.next()) {
                        return Duration.ofNanos(System.nanoTime() - began);
                    }
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
            return bound;
        }
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public String text(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return number(statement);
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
