package io.throughline.feedback.intake.sql;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.throughline.feedback.intake.Feedback;
import io.throughline.feedback.intake.Outcome;
import io.throughline.feedback.intake.Submission;
import io.throughline.feedback.sources.Origin;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.sql.FailureKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Lets concurrent submissions share a commit: a bounded queue, and a few writers that each take all that is waiting.
 * A submission's outcome is told only after its commit; where that is not known, it is {@link Outcome#UNAVAILABLE}.
 */
public final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);

    /** Deadlock and serialization failure: the database undid the batch and asks for another try. */
    private static final List<String> TRY_AGAIN = List.of("40P01", "40001");

    private static final int TRIES = 4;

    /** How often an idle writer looks whether it is to end. */
    private static final Duration LOOK_UP = Duration.ofMillis(200);

    private final DataSource dataSource;
    private final OutboxRelay relay;
    private final Clock clock;
    private final int batch;
    private final BlockingQueue<Entry> queue;
    private final List<Thread> writers = new ArrayList<>();
    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
    private final DistributionSummary commitSize;

    private volatile boolean running = true;

    /** @param dataSource one whose connections do not take part in JTA transactions */
    public GroupCommit(
            DataSource dataSource, OutboxRelay relay, IntakeSettings settings, MeterRegistry metrics, Clock clock) {
        this.dataSource = dataSource;
        this.relay = relay;
        this.clock = clock;
        this.batch = settings.batch();
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        for (Outcome outcome : Outcome.values()) {
            counters.put(outcome, metrics.counter("throughline.intake.submissions", "outcome", outcome.wireName()));
        }
        this.commitSize = metrics.summary("throughline.intake.commit.size");
        metrics.gauge("throughline.intake.queue", queue, BlockingQueue::size);
        for (int i = 0; i < settings.writers(); i++) {
            writers.add(new Thread(this::write, "intake-writer-" + i));
        }
    }

    public void start() {
        writers.forEach(Thread::start);
    }

    /** @return completed after the commit; at once with {@link Outcome#UNAVAILABLE} where the queue is full */
    public CompletableFuture<Outcome> submit(Submission submission, Origin origin) {
        Feedback feedback = Feedback.of(submission, origin, false, clock.instant());
        Entry entry = new Entry(origin.organization(), feedback, submission.digest(), new CompletableFuture<>());
        if (!running || !queue.offer(entry)) {
            settle(entry, Outcome.UNAVAILABLE);
        }
        return entry.outcome();
    }

    /** Writes what is waiting, then ends the writers. */
    @Override
    public void close() {
        running = false;
        for (Thread writer : writers) {
            try {
                writer.join(5_000);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write() {
        while (running || !queue.isEmpty()) {
            List<Entry> waiting = new ArrayList<>();
            try {
                Entry first = queue.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                waiting.add(first);
            } catch (InterruptedException stop) {
                continue; // close() has set running; what is left is written first
            }
            queue.drainTo(waiting, batch - 1);
            try {
                keep(waiting);
            } catch (RuntimeException | Error bug) {
                LOG.error("A batch could not be written", bug);
                waiting.forEach(entry -> settle(entry, Outcome.UNAVAILABLE));
            }
        }
    }

    /** The first of an id is written; the others that came with it are compared with what stands then. */
    private void keep(List<Entry> waiting) {
        TreeMap<EntryKey, List<Entry>> byKey = new TreeMap<>();
        waiting.forEach(entry ->
                byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry));
        write(List.copyOf(byKey.values()));
    }

    /**
     * Writes in halves where one breaks the statement, until the bad one stands alone.
     *
     * @param groups each the entries of one id
     */
    private void write(List<List<Entry>> groups) {
        List<Entry> firsts = groups.stream().map(group -> group.get(0)).toList();
        for (int tries = 1; ; tries++) {
            try (Connection connection = dataSource.getConnection()) {
                Map<EntryKey, Standing> standing = IntakeTable.keep(connection, firsts);
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

    private void isolate(List<List<Entry>> groups, SQLException failure) {
        if (groups.size() == 1) {
            List<Entry> group = groups.get(0);
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

    private void settle(List<Entry> group, Standing standing) {
        if (standing == null) {
            unavailable(group);
            return;
        }
        settle(group.get(0), standing.ofFirst(group.get(0)));
        group.subList(1, group.size()).forEach(entry -> settle(entry, standing.ofLater(entry)));
    }

    private void unavailable(List<Entry> group) {
        group.forEach(entry -> settle(entry, Outcome.UNAVAILABLE));
    }

    private void settle(Entry entry, Outcome outcome) {
        if (entry.outcome().complete(outcome)) {
            counters.get(outcome).increment();
        }
    }
}
