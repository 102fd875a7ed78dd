package io.throughline.feedback.commit.sql;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.throughline.feedback.commit.Entry;
import io.throughline.feedback.commit.EntryKey;
import io.throughline.feedback.commit.Lanes;
import io.throughline.feedback.commit.Outcome;
import io.throughline.feedback.commit.Standing;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.sql.FailureKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Lets concurrent submissions share a commit: a bounded queue, and a few writers that each take all that is waiting.
 * An outcome is told only after its commit; where that is not known in time, it is {@link Outcome#UNAVAILABLE}.
 *
 * @param <T> what is kept
 */
public final class GroupCommit<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);

    /** Deadlock and serialization failure: the database undid the batch and asks for another try. */
    private static final List<String> TRY_AGAIN = List.of("40P01", "40001");

    private static final int TRIES = 4;

    /** How often an idle writer looks whether it is to end. */
    private static final Duration LOOK_UP = Duration.ofMillis(200);

    /** How often those are told that have waited too long. */
    private static final Duration CLOCK = Duration.ofMillis(100);

    private final DataSource dataSource;
    private final Keeper<T> keeper;
    private final OutboxRelay relay;
    private final CommitSettings settings;
    private final Lanes<T> lanes;
    /** In the order of their coming, so that the first that may wait on ends the look. */
    private final ConcurrentLinkedQueue<Entry<T>> waiting = new ConcurrentLinkedQueue<>();

    private final List<Thread> threads = new ArrayList<>();
    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
    private final DistributionSummary commitSize;

    private volatile boolean running = true;

    /**
     * @param name in metrics and threads: {@code throughline.<name>.submissions}
     * @param dataSource one whose connections do not take part in JTA transactions
     */
    public GroupCommit(
            String name,
            DataSource dataSource,
            Keeper<T> keeper,
            OutboxRelay relay,
            CommitSettings settings,
            MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.keeper = keeper;
        this.relay = relay;
        this.settings = settings;
        this.lanes = new Lanes<>(settings.queue());
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome, metrics.counter("throughline." + name + ".submissions", "outcome", outcome.wireName()));
        }
        this.commitSize = metrics.summary("throughline." + name + ".commit.size");
        metrics.gauge("throughline." + name + ".queue", lanes, Lanes::size);
        for (int i = 0; i < settings.writers(); i++) {
            threads.add(new Thread(this::write, name + "-writer-" + i));
        }
        threads.add(new Thread(this::watch, name + "-patience"));
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    /**
     * Each is told its outcome after its commit; at once {@link Outcome#UNAVAILABLE} where the queue is full, and after the patience
     * where its commit is not known.
     *
     * @param entries of one lane
     */
    public void submit(List<Entry<T>> entries) {
        int taken = running ? lanes.offer(entries) : 0;
        for (int i = 0; i < entries.size(); i++) {
            if (i < taken) {
                waiting.add(entries.get(i));
            } else {
                settle(entries.get(i), Outcome.UNAVAILABLE);
            }
        }
    }

    /** Whether all of its threads run, as they do from the start to the end. */
    public boolean isAlive() {
        return threads.stream().allMatch(Thread::isAlive);
    }

    /** Writes what is waiting, then ends the threads. */
    @Override
    public void close() {
        running = false;
        for (Thread thread : threads) {
            try {
                thread.join(5_000);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write() {
        while (running || lanes.size() > 0) {
            List<Entry<T>> taken;
            try {
                taken = lanes.take(settings.batch(), LOOK_UP, settings.linger());
            } catch (InterruptedException stop) {
                continue; // close() has set running; what is left is written first
            }
            try {
                keep(taken);
            } catch (RuntimeException | Error bug) {
                LOG.error("A batch could not be written", bug);
                unavailable(taken);
            }
        }
    }

    /** A commit that takes too long may still happen: its outcome is unknown, and sending again is safe. */
    private void watch() {
        long patience = settings.patience().toNanos();
        while (running || !waiting.isEmpty()) {
            Entry<T> oldest = waiting.peek();
            if (oldest != null && (oldest.isSettled() || oldest.isOlderThan(patience))) {
                settle(waiting.poll(), Outcome.UNAVAILABLE);
                continue;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(CLOCK.toMillis());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The first of a key is written; the others that came with it are compared with what stands then. */
    private void keep(List<Entry<T>> taken) {
        TreeMap<EntryKey, List<Entry<T>>> byKey = new TreeMap<>();
        for (Entry<T> entry : taken) {
            // who has been told to come again need not be written now
            if (!entry.isSettled()) {
                byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>(1)).add(entry);
            }
        }
        if (!byKey.isEmpty()) {
            write(List.copyOf(byKey.values()));
        }
    }

    /**
     * Writes in halves where one breaks the statement, until the bad one stands alone.
     *
     * @param groups each the entries of one key
     */
    private void write(List<List<Entry<T>>> groups) {
        List<Entry<T>> firsts = groups.stream().map(group -> group.get(0)).toList();
        for (int tries = 1; ; tries++) {
            try (Connection connection = dataSource.getConnection()) {
                Map<EntryKey, Standing> standing = keeper.keep(connection, firsts);
                commitSize.record(firsts.size());
                relay.wake();
                groups.forEach(group -> settle(group, standing.get(group.get(0).key())));
                return;
            } catch (SQLException failure) {
                if (tries < TRIES && failure.getSQLState() != null && TRY_AGAIN.contains(failure.getSQLState())) {
                    continue;
                }
                if (FailureKind.of(failure) == FailureKind.UNPROCESSABLE) {
                    isolate(groups, failure);
                } else {
                    LOG.warnf("%d submissions not kept: %s", firsts.size(), FailureKind.reason(failure));
                    groups.forEach(this::unavailable);
                }
                return;
            }
        }
    }

    private void isolate(List<List<Entry<T>>> groups, SQLException failure) {
        if (groups.size() == 1) {
            List<Entry<T>> group = groups.get(0);
            LOG.errorf(
                    "The database does not take submission %s: %s", group.get(0).key(), FailureKind.reason(failure));
            settle(group.get(0), Outcome.NOT_STORABLE);
            unavailable(group); // the others have not been tried
            return;
        }
        int half = groups.size() / 2;
        write(groups.subList(0, half));
        write(groups.subList(half, groups.size()));
    }

    private void settle(List<Entry<T>> group, Standing standing) {
        if (standing == null) {
            unavailable(group);
            return;
        }
        settle(group.get(0), standing.ofFirst(group.get(0)));
        for (int i = 1; i < group.size(); i++) {
            settle(group.get(i), standing.ofLater(group.get(i)));
        }
    }

    private void unavailable(List<Entry<T>> entries) {
        entries.forEach(entry -> settle(entry, Outcome.UNAVAILABLE));
    }

    /** Whoever is told must not end the threads that others wait for. */
    private void settle(Entry<T> entry, Outcome outcome) {
        try {
            if (entry.settle(outcome)) {
                counters.get(outcome).increment();
            }
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "An outcome could not be told: %s", FailureKind.reason(bug));
        }
    }
}
