package io.throughline.feedback.erasure.sql;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.throughline.feedback.organizations.Organizations;
import io.throughline.feedback.organizations.Organizations.Summary;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.sql.FailureKind;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.runtime.work.Soon;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Erases what was asked for, in the background: step by step, each a transaction of its own, so that it goes on where it was after a
 * kill. An erasure's row is locked for a step; another instance passes by.
 */
@ApplicationScoped
class ErasureJob {

    private static final Logger LOG = Logger.getLogger(ErasureJob.class);

    private final OrganizationTransaction transaction;
    private final Organizations organizations;
    private final OutboxRelay relay;
    private final ErasureSettings settings;
    private final Clock clock;
    private final AtomicInteger overdue;
    private final Soon soon = new Soon(this::work);

    ErasureJob(
            @DataSource("flow") AgroalDataSource flow,
            Organizations organizations,
            OutboxRelay relay,
            ErasureSettings settings,
            MeterRegistry metrics,
            Clock clock) {
        this.transaction = new OrganizationTransaction(flow);
        this.organizations = organizations;
        this.relay = relay;
        this.settings = settings;
        this.clock = clock;
        // a database that has not confirmed in time is somebody's to look at
        this.overdue = metrics.gauge("throughline.erasures.overdue", new AtomicInteger());
    }

    void runSoon() {
        soon.ask();
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        soon.run();
    }

    private void work() {
        try {
            List<UUID> all = organizations.summaries().stream().map(Summary::id).toList();
            transaction.call(all, ErasureSteps::running).forEach(this::finish);
            overdue.set(transaction.call(
                    all,
                    connection ->
                            ErasureSteps.overdue(connection, clock.instant().minus(settings.databases()))));
        } catch (SQLException away) {
            LOG.debugf("Erasures could not be looked at: %s", FailureKind.reason(away));
        }
    }

    /** Each by itself: what stops one must not stop another. */
    private void finish(ErasureSteps.Running erasure) {
        try {
            boolean more;
            do {
                more = transaction.call(
                        erasure.organization(),
                        connection -> ErasureSteps.step(connection, erasure, settings, clock.instant()));
                relay.wake();
            } while (more);
        } catch (SQLException | RuntimeException failure) {
            LOG.warnf("Erasure %s could not go on: %s", erasure.id(), FailureKind.reason(failure));
        }
    }
}
