package io.throughline.runtime.outbox;

import io.throughline.runtime.outbox.PendingRows.Row;
import io.throughline.runtime.outbox.RowSender.Refused;
import io.throughline.runtime.outbox.RowSender.Sent;
import io.throughline.runtime.sql.FailureKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Publishes what the outbox holds: reads pending rows by their state, sends them, deletes those that the broker has
 * acknowledged. One relay per database is active; the others wait for its lock.
 *
 * <p>A crash between acknowledgement and deletion publishes a row again with the same event id; readers apply only a
 * higher revision. Nothing waits for the broker but this thread.
 *
 * <p>An event that is refused for itself, such as one that is too large, stays in the table and is set aside until the
 * next start; what is behind it goes on.
 */
public final class OutboxRelay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);
    private static final Duration INTERRUPTED_WITHIN = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final RowSender sender;
    private final RelaySettings settings;
    private final UUID holder = UUID.randomUUID();
    private final Semaphore woken = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);
    /** The rows of which what is left was refused for itself, and how many events that is. */
    private final Map<Long, Integer> setAside = new ConcurrentHashMap<>();

    private final Thread thread = new Thread(this::run, "outbox-relay");

    private volatile RelayState state = RelayState.starting();

    /**
     * @param dataSource one whose connections do not take part in JTA transactions
     * @param producer the caller closes it, after the relay
     */
    public OutboxRelay(DataSource dataSource, Producer<byte[], byte[]> producer, RelaySettings settings) {
        this.dataSource = dataSource;
        this.sender = new RowSender(producer, settings.source());
        this.settings = settings;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Says that rows have been committed, so that they go out without waiting for the next look. */
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    public RelayState state() {
        return state;
    }

    /** How many events were refused for themselves since the start: they are in the table still, and go nowhere. */
    public long refused() {
        return setAside.values().stream().mapToInt(Integer::intValue).sum();
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Finishes the rows under way, leaves the lease in order and ends the thread: at once, or after 2 s without the broker. */
    @Override
    public void close() {
        stop.countDown();
        wake();
        try {
            thread.join(STOP_WITHIN.toMillis());
            thread.interrupt();
            thread.join(INTERRUPTED_WITHIN.toMillis());
        } catch (InterruptedException hurry) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void run() {
        try {
            while (!stopping()) {
                relay();
            }
        } catch (InterruptedException | InterruptException hurry) {
            LOG.warn("The relay was interrupted; what it was sending is sent again");
        } catch (RuntimeException | Error end) {
            LOG.error("The relay has died", end);
        }
    }

    private void relay() throws InterruptedException {
        try (Connection connection = dataSource.getConnection();
                RelayLease lease = new RelayLease(connection, holder)) {
            connection.setAutoCommit(true);
            if (lease.tryTake()) {
                relay(connection, lease);
            } else {
                state = RelayState.standby();
                pause(settings.leaseRetry());
            }
        } catch (SQLException away) {
            state = state.databaseAway(FailureKind.reason(away));
            LOG.warnf("The outbox cannot be read (%s); trying again", state.reason());
            pause(settings.backoff());
        }
    }

    private void relay(Connection connection, RelayLease lease) throws SQLException, InterruptedException {
        if (!lease.lastOneLeftInOrder()) {
            // its last sends may still be on their way: an older revision must not land after a newer one
            LOG.infof(
                    "Taking over the outbox in %d ms", settings.takeoverDelay().toMillis());
            state = RelayState.takingOver();
            if (pause(settings.takeoverDelay())) {
                return;
            }
        }
        lease.begin();
        PendingRows rows = new PendingRows(connection, settings.batch(), setAside.keySet());
        state = RelayState.active(rows.count());
        while (!stopping()) {
            relay(rows);
        }
        lease.leaveInOrder();
    }

    private void relay(PendingRows rows) throws SQLException, InterruptedException {
        List<Row> batch = rows.next();
        if (batch.isEmpty()) {
            state = RelayState.active(0);
            woken.tryAcquire(settings.idle().toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        Sent sent = sender.send(batch);
        for (Refused refused : sent.refused()) {
            setAside(rows, refused);
        }
        rows.delete(sent.done());
        if (sent.failure() == null && size(batch) < settings.batch()) {
            state = RelayState.active(0);
            pause(settings.linger());
        } else if (sent.failure() == null) {
            state = RelayState.active(rows.count());
        } else {
            state = RelayState.brokerAway(rows.count(), FailureKind.reason(sent.failure()));
            LOG.warnf("%d events wait for the broker: %s", state.waiting(), state.reason());
            pause(settings.backoff());
        }
    }

    private static int size(List<Row> rows) {
        return rows.stream().mapToInt(row -> row.events().size()).sum();
    }

    private void setAside(PendingRows rows, Refused refused) throws SQLException {
        if (!rows.reduce(refused.row(), refused.events())) {
            return; // something of it was withdrawn: it is looked at again
        }
        setAside.put(refused.row().id(), refused.events().size());
        for (EventLine event : refused.events()) {
            LOG.errorf(
                    "Event %s for %s is refused and set aside: %s",
                    event.id(), event.topic(), FailureKind.reason(refused.why()));
        }
    }

    /** @return true if the relay is to stop */
    private boolean pause(Duration duration) throws InterruptedException {
        return stop.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
