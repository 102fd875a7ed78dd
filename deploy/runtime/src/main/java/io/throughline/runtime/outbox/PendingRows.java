package io.throughline.runtime.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The rows of the outbox that are not published yet, read by their state: a late commit with a low id is not skipped. */
final class PendingRows {

    /** Counting a long backlog takes its time, while it is to be worked off. */
    private static final long COUNT_AT_MOST_EVERY = Duration.ofSeconds(1).toNanos();

    /**
     * What has been deleted lies before what is pending until it is vacuumed, and a look from the beginning walks over it: at thousands
     * of rows a second most of the relay's time. So most looks begin later: at an id below which nothing is pending and no transaction is
     * left that could still bring one, so that they see what a whole look would. Each whole look moves it on.
     */
    private static final long WHOLE_LOOK_EVERY = Duration.ofMillis(500).toNanos();

    private final Connection connection;
    private final int batch;
    private final Set<Long> setAside;

    private long wholeLookAt = System.nanoTime() - WHOLE_LOOK_EVERY;
    /** The highest id seen, now and at the last whole look. */
    private long reached;

    private long reachedAtLastLook;
    /** Where looks may begin once every transaction has ended that had begun before {@code ended}. */
    private long candidate;

    private long ended;
    private long beginning;

    private long count;
    private long countedAt = System.nanoTime() - COUNT_AT_MOST_EVERY;

    /** @param setAside the ids of rows that are passed over; they may become more */
    PendingRows(Connection connection, int batch, Set<Long> setAside) throws SQLException {
        this.connection = connection;
        this.batch = batch;
        this.setAside = setAside;
        try (Statement statement = connection.createStatement()) {
            // a deletion that a crash undoes only publishes a row again: it need not wait for the disk
            statement.execute("set synchronous_commit = off");
        }
    }

    /** @param lines what of the row was read */
    record Row(long id, UUID organization, String lines, List<EventLine> events) {}

    List<Row> next() throws SQLException {
        boolean whole = System.nanoTime() - wholeLookAt >= WHOLE_LOOK_EVERY;
        if (whole) {
            wholeLookAt = System.nanoTime();
            moveOn();
        }
        List<Row> rows = from(whole ? 0 : beginning);
        if (!rows.isEmpty()) {
            reached = Math.max(reached, rows.get(rows.size() - 1).id());
            beginning = whole ? Math.min(beginning, rows.get(0).id()) : beginning;
        }
        return rows;
    }

    /** An id is taken before its row is written and, at the latest half a second after, by a transaction that has a number of its own. */
    private void moveOn() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint from pg_current_snapshot() s
                        """)) {
            row.next();
            if (row.getLong(1) >= ended) {
                beginning = candidate;
                candidate = reachedAtLastLook;
                ended = row.getLong(2);
            }
        }
        reachedAtLastLook = reached;
    }

    /** As many rows as hold the batch, at least one. */
    private List<Row> from(long least) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select id, organization, events from (
                    select id, organization, events, sum(size) over (order by id) - size as before
                    from outbox where id >= ? and id <> all(?) order by id limit ?) pending
                where before < ? order by id
                """)) {
            statement.setLong(1, least);
            statement.setArray(2, ids(setAside));
            statement.setInt(3, batch);
            statement.setInt(4, batch);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID organization = row.getObject(2, UUID.class);
                    String lines = row.getString(3);
                    rows.add(new Row(row.getLong(1), organization, lines, EventLine.read(lines)));
                }
            }
            return rows;
        }
    }

    void delete(List<Row> done) throws SQLException {
        if (done.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("delete from outbox where id = any(?)")) {
            statement.setArray(1, ids(done.stream().map(Row::id).toList()));
            statement.executeUpdate();
        }
    }

    /**
     * Leaves of a row what is refused for itself: the rest of it is published.
     *
     * @return false where the row has changed since it was read
     */
    boolean reduce(Row row, List<EventLine> refused) throws SQLException {
        return Outbox.reduce(connection, row.id(), row.lines(), refused);
    }

    /** How many events there are now, or were a second ago, without those set aside. */
    long count() throws SQLException {
        if (System.nanoTime() - countedAt >= COUNT_AT_MOST_EVERY) {
            count = freshCount();
            countedAt = System.nanoTime();
        }
        return count;
    }

    private long freshCount() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select coalesce(sum(size), 0) from outbox where id <> all(?)")) {
            statement.setArray(1, ids(setAside));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Array ids(Collection<Long> ids) throws SQLException {
        return connection.createArrayOf("bigint", ids.toArray());
    }
}
