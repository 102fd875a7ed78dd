package io.throughline.benchmarks.measure;

import io.throughline.benchmarks.stage.FeedbackDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The rows that the intake has written, copied by {@link CopyManager} into a twin of its tables: feedback (not partitioned) and ledger,
 * with the same columns, indexes and constraints, and without row-level security and outbox. A thousand rows a commit, over two
 * connections, fsync on: as many as the intake brings together at the most, and as many writers as it has.
 */
final class CopiedTwin implements AutoCloseable {

    private static final int ROWS = 200_000;
    private static final int COMMIT = 1_000;
    private static final int WRITERS = 2;
    private static final double NANOS = 1e9;

    /** The same feedbacks in both. */
    private static final String SAMPLE =
            "(select id, organization from feedback order by received_at desc limit " + ROWS + ")";

    private final FeedbackDatabase database;
    private final List<Chunk> chunks;

    private record Chunk(byte[] ledger, byte[] feedback) {}

    record Result(long rows, double seconds) {

        double rate() {
            return rows / seconds;
        }
    }

    private CopiedTwin(FeedbackDatabase database, List<Chunk> chunks) {
        this.database = database;
        this.chunks = chunks;
    }

    /** Makes the twin, and takes the last rows that the intake has written into memory. */
    static CopiedTwin of(FeedbackDatabase database) throws SQLException {
        database.execute("create table twin_intake (like intake including all)");
        database.execute("create table twin_feedback (like feedback including all)");
        try (Connection connection = database.connect()) {
            List<byte[]> ledger = read(connection, "intake");
            List<byte[]> feedback = read(connection, "feedback");
            List<Chunk> chunks = new ArrayList<>();
            for (int i = 0; i < feedback.size(); i++) {
                chunks.add(new Chunk(ledger.get(i), feedback.get(i)));
            }
            return new CopiedTwin(database, chunks);
        }
    }

    private static List<byte[]> read(Connection connection, String table) throws SQLException {
        Commits commits = new Commits();
        try {
            copyManager(connection)
                    .copyOut(
                            "copy (select t.* from %s t join %s s using (organization, id) order by t.organization, t.id) to stdout"
                                    .formatted(table, SAMPLE),
                            commits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return commits.all();
    }

    /** Copies all rows into the emptied twin, again and again until that has taken so long. Emptying does not count. */
    Result copy(Duration time) throws SQLException {
        long rows = 0;
        long nanos = 0;
        while (nanos < time.toNanos()) {
            database.execute("truncate twin_intake, twin_feedback");
            long began = System.nanoTime();
            rows += copyOnce();
            nanos += System.nanoTime() - began;
        }
        return new Result(rows, nanos / NANOS);
    }

    private long copyOnce() throws SQLException {
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Long>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(CompletableFuture.supplyAsync(() -> write(next)));
        }
        try {
            return writers.stream().mapToLong(CompletableFuture::join).sum();
        } catch (CompletionException e) {
            throw new SQLException("COPY failed", e.getCause());
        }
    }

    private long write(AtomicInteger next) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            CopyManager manager = copyManager(connection);
            long rows = 0;
            for (int i = next.getAndIncrement(); i < chunks.size(); i = next.getAndIncrement()) {
                Chunk chunk = chunks.get(i);
                manager.copyIn("copy twin_intake from stdin", new ByteArrayInputStream(chunk.ledger()));
                rows += manager.copyIn("copy twin_feedback from stdin", new ByteArrayInputStream(chunk.feedback()));
                connection.commit();
            }
            return rows;
        } catch (SQLException e) {
            throw new CompletionException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CopyManager copyManager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    @Override
    public void close() throws SQLException {
        database.execute("drop table twin_intake, twin_feedback");
    }

    /** Cuts what is copied out into pieces of a commit's rows: in COPY's text format each line is a row. */
    static final class Commits extends java.io.OutputStream {

        private final List<byte[]> complete = new ArrayList<>();
        private ByteArrayOutputStream open = new ByteArrayOutputStream();
        private int lines;

        @Override
        public void write(int b) {
            open.write(b);
            if (b == '\n' && ++lines == COMMIT) {
                cut();
            }
        }

        private void cut() {
            complete.add(open.toByteArray());
            open = new ByteArrayOutputStream(open.size());
            lines = 0;
        }

        List<byte[]> all() {
            if (open.size() > 0) {
                cut();
            }
            return complete;
        }
    }
}
