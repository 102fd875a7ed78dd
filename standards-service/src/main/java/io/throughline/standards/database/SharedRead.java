package io.throughline.standards.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Who asks at the same time shares a read, which begins after all of them have asked: nobody is told what was so before they asked. There is one
 * read at a time; who comes while it lasts gathers for the next.
 *
 * @param <K> what is asked for
 * @param <V> what is so
 */
public final class SharedRead<K, V> {

    /** Reads them all at once; has an end by itself. */
    @FunctionalInterface
    public interface Source<K, V> {
        Map<K, V> read(Set<K> keys) throws SQLException;
    }

    private final Source<K, V> source;
    private final Executor executor;
    private final Duration most;
    private Round<K, V> gathering = new Round<>();
    private boolean reading;

    /**
     * @param executor of what waits for a database
     * @param most that anybody waits, also where the read before theirs stands still
     */
    public SharedRead(Source<K, V> source, Executor executor, Duration most) {
        this.source = source;
        this.executor = executor;
        this.most = most;
    }

    private static final class Round<K, V> {
        private final Set<K> keys = new HashSet<>();
        private final CompletableFuture<Map<K, V>> read = new CompletableFuture<>();
    }

    /**
     * @return completed on the thread that reads: with null where the read tells nothing of it, with its failure where it fails, with a {@link
     *     java.util.concurrent.TimeoutException} where it lasts too long
     */
    public CompletionStage<V> get(K key) {
        Round<K, V> mine;
        boolean first;
        synchronized (this) {
            mine = gathering;
            if (mine.keys.isEmpty()) {
                mine.read.orTimeout(most.toMillis(), TimeUnit.MILLISECONDS);
            }
            mine.keys.add(key);
            first = !reading;
            if (first) {
                begin();
            }
        }
        if (first) {
            read(mine);
        }
        return mine.read.thenApply(all -> all.get(key));
    }

    private void begin() {
        reading = true;
        gathering = new Round<>();
    }

    private void read(Round<K, V> first) {
        try {
            executor.execute(() -> {
                Round<K, V> round = first;
                while (round != null) {
                    complete(round);
                    round = next();
                }
            });
        } catch (RejectedExecutionException shuttingDown) {
            for (Round<K, V> round = first; round != null; round = next()) {
                round.read.completeExceptionally(shuttingDown);
            }
        }
    }

    private void complete(Round<K, V> round) {
        try {
            round.read.complete(source.read(round.keys));
        } catch (SQLException | RuntimeException | Error failure) {
            round.read.completeExceptionally(failure);
        }
    }

    private synchronized Round<K, V> next() {
        if (gathering.keys.isEmpty()) {
            reading = false;
            return null;
        }
        Round<K, V> next = gathering;
        begin();
        return next;
    }
}
