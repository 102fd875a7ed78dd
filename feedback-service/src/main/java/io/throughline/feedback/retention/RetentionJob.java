package io.throughline.feedback.retention;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.sql.FailureKind;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.runtime.sql.SqlFunction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Deletes what has been kept for long enough, beside the intake: in short transactions with pauses between them, each noting how far it
 * is, and not faster than events leave the outbox.
 */
@ApplicationScoped
class RetentionJob {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** Clocks of instances differ. */
    private static final Duration BEFORE_THE_FIRST = Duration.ofDays(1);

    private final AgroalDataSource flow;
    private final OrganizationTransaction transaction;
    private final OutboxRelay relay;
    private final RetentionSettings settings;
    private final Clock clock;
    private final Counter feedback;
    private final Counter ids;
    private final CountDownLatch stop = new CountDownLatch(1);

    RetentionJob(
            @DataSource("flow") AgroalDataSource flow,
            OutboxRelay relay,
            RetentionSettings settings,
            MeterRegistry metrics,
            Clock clock) {
        this.flow = flow;
        this.transaction = new OrganizationTransaction(flow);
        this.relay = relay;
        this.settings = settings;
        this.clock = clock;
        this.feedback = deleted(metrics, "feedback");
        this.ids = deleted(metrics, "erased-ids");
    }

    private record Kept(UUID organization, UUID testSpace, Instant createdAt) {}

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void run() throws InterruptedException {
        try {
            for (Kept kept : all()) {
                work(kept);
            }
        } catch (SQLException away) {
            LOG.debugf("Retention could not be looked at: %s", FailureKind.reason(away));
        }
    }

    /** Lets a batch under way end. */
    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
    }

    /** Each by itself: what stops one organization's must not stop another's. */
    private void work(Kept kept) throws InterruptedException {
        try {
            Instant beginning = kept.createdAt().minus(BEFORE_THE_FIRST);
            Integer days = transaction
                    .call(kept.organization(), connection -> RetentionTable.of(connection, kept.organization()))
                    .feedbackDays();
            Expiry own = new Expiry(kept.organization(), true, beginning, settings.batch());
            if (days != null) {
                expire(
                        kept.organization(),
                        own,
                        Duration.ofDays(days),
                        connection -> days.equals(RetentionTable.of(connection, kept.organization())
                                .feedbackDays()));
            }
            Expiry test = new Expiry(kept.testSpace(), false, beginning, settings.batch());
            expire(kept.testSpace(), test, settings.testSpaces(), connection -> true);
            forget(kept.organization(), own);
            forget(kept.testSpace(), test);
        } catch (SQLException | RuntimeException failure) {
            LOG.warnf("Retention of %s could not be carried out: %s", kept.organization(), FailureKind.reason(failure));
        }
    }

    /** @param stands asked before each step: a setting that was put right must not go on deleting */
    private void expire(UUID space, Expiry expiry, Duration kept, SqlFunction<Boolean> stands)
            throws SQLException, InterruptedException {
        boolean more = true;
        while (more && roomInTheOutbox(space)) {
            Instant now = clock.instant();
            Expiry.Step step = transaction.call(
                    space,
                    connection -> stands.apply(connection)
                            ? expiry.step(connection, now.minus(kept), now)
                            : new Expiry.Step(0, false));
            if (step.deleted() > 0) {
                feedback.increment(step.deleted());
                relay.wake();
            }
            more = step.more() && !stopsWithin(step.deleted() > 0 ? settings.pause() : Duration.ZERO);
        }
    }

    private void forget(UUID space, Expiry expiry) throws SQLException, InterruptedException {
        Instant then = clock.instant().minus(settings.ledger());
        int forgotten;
        do {
            forgotten = transaction.call(space, connection -> expiry.forgetIds(connection, then));
            ids.increment(forgotten);
        } while (forgotten == settings.batch() && !stopsWithin(settings.pause()));
        transaction.call(space, connection -> expiry.forgetErasures(connection, then));
    }

    /**
     * Waits for it.
     *
     * @return false where the service stops
     */
    private boolean roomInTheOutbox(UUID space) throws SQLException, InterruptedException {
        while (transaction.call(space, connection -> Outbox.waiting(connection, settings.mostWaiting()))
                >= settings.mostWaiting()) {
            if (stopsWithin(LOOK_AGAIN)) {
                return false;
            }
        }
        return true;
    }

    private boolean stopsWithin(Duration pause) throws InterruptedException {
        return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private List<Kept> all() throws SQLException {
        try (Connection connection = flow.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select id, test_space, created_at from organization order by id");
                ResultSet row = statement.executeQuery()) {
            List<Kept> all = new ArrayList<>();
            while (row.next()) {
                all.add(new Kept(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
            }
            return all;
        }
    }

    private static Counter deleted(MeterRegistry metrics, String what) {
        return Counter.builder("throughline.retention.deleted")
                .description("What was kept for long enough and is deleted")
                .tag("what", what)
                .register(metrics);
    }
}
