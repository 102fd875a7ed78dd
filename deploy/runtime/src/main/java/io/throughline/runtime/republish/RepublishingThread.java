package io.throughline.runtime.republish;

import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.republish.Republishable.Entry;
import io.throughline.runtime.sql.Backoff;
import io.throughline.runtime.sql.FailureKind;
import io.throughline.runtime.sql.OrganizationTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Takes one republication from page to page: each is read and put into the outbox in a transaction of its own, from where the
 * relay publishes it. A page that failed for want of the database is done again, at worst twice: its events have the ids that they had.
 */
final class RepublishingThread extends Thread {

    private static final Logger LOG = Logger.getLogger(RepublishingThread.class);

    private static final int PAGE = 1_000;

    /** What was waiting before is to go out soon, too; and a backlog costs disk. */
    private static final int MOST_WAITING = 20_000;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(2);

    private final Republishable source;
    private final OrganizationTransaction transaction;
    private final OutboxRelay relay;
    private final Clock clock;
    private final Backoff backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT);
    private final CountDownLatch stop = new CountDownLatch(1);

    private volatile Republication republication;
    /** The last entity that is done. */
    private UUID after;

    RepublishingThread(Republishable source, Republication begun, DataSource flow, OutboxRelay relay, Clock clock) {
        super("republish");
        setDaemon(true);
        this.source = source;
        this.republication = begun;
        this.transaction = new OrganizationTransaction(flow);
        this.relay = relay;
        this.clock = clock;
    }

    Republication republication() {
        return republication;
    }

    /** Lets it finish its page. */
    void end() {
        stop.countDown();
        try {
            join(ENDS_WITHIN.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            Duration pause = Duration.ZERO;
            while (pause != null && !stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = page();
            }
            if (pause == null) {
                republication = republication.done(clock.instant());
                LOG.infof("%d events republished to %s", republication.events(), republication.topic());
            }
        } catch (Exception | Error failure) {
            republication = republication.failed(FailureKind.reason(failure), clock.instant());
            LOG.errorf("Republishing to %s has failed: %s", republication.topic(), republication.reason());
        }
    }

    /** @return how long to pause before the next, null after the last */
    private Duration page() throws SQLException {
        try {
            Optional<List<Entry>> page = transaction.call(republication.organization(), this::page);
            backoff.reset();
            if (page.isEmpty()) {
                republication = republication.waitingFor("the outbox to be relayed");
                return LOOK_AGAIN;
            }
            relay.wake();
            List<Entry> entries = page.get();
            republication = republication.after(entries.size());
            if (entries.size() < PAGE) {
                return null;
            }
            after = entries.get(entries.size() - 1).id();
            return Duration.ZERO;
        } catch (SQLException | RuntimeException failure) {
            if (!passes(failure)) {
                throw failure;
            }
            republication = republication.waitingFor(FailureKind.reason(failure));
            return backoff.next();
        }
    }

    /** A missing table or right does not: consumers wait for it, lest they skip, but who asked for this is told. */
    private static boolean passes(Exception failure) {
        boolean wrong = failure instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith("42");
        return !wrong && FailureKind.of(failure) == FailureKind.DEPENDENCY_AWAY;
    }

    /** @return empty while too many events wait */
    private Optional<List<Entry>> page(Connection connection) throws SQLException {
        if (backlogIsLong(connection)) {
            return Optional.empty();
        }
        List<Entry> entries = source.page(
                connection, republication.organization(), republication.from(), republication.to(), after, PAGE);
        Outbox.append(connection, entries.stream().map(Entry::event).toList());
        return Optional.of(entries);
    }

    /** Asks the table: the relay that works it off may be another instance's. */
    private static boolean backlogIsLong(Connection connection) throws SQLException {
        return Outbox.waiting(connection, MOST_WAITING) >= MOST_WAITING;
    }
}
