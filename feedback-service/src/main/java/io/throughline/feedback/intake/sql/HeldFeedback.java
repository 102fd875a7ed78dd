package io.throughline.feedback.intake.sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.throughline.feedback.intake.FeedbackAccepted;
import io.throughline.feedback.organizations.Organizations;
import io.throughline.feedback.organizations.Organizations.Summary;
import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.sql.FailureKind;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Releases feedback that was held for want of its store. A look every few seconds also finds what came in while the
 * registration was under way, on whatever instance.
 */
@ApplicationScoped
public class HeldFeedback {

    private static final Logger LOG = Logger.getLogger(HeldFeedback.class);
    private static final int BATCH = 500;

    private static final String WAITING = """
            select distinct h.organization from feedback h
            join store_code c on c.organization = h.organization and c.code = h.store
                and (c.closed_on is null or (h.corrected_at at time zone c.time_zone)::date <= c.closed_on)
            where h.status = 'held'
            """;

    private static final String RELEASE = """
            update feedback f set status = 'accepted', changed_at = clock_timestamp()
            from (
                select h.organization, h.id, h.received_at from feedback h
                join store_code c on c.organization = h.organization and c.code = h.store
                    and (c.closed_on is null or (h.corrected_at at time zone c.time_zone)::date <= c.closed_on)
                where h.status = 'held'
                order by h.organization, h.id
                limit ? for update of h skip locked) released
            where (f.organization, f.id, f.received_at) = (released.organization, released.id, released.received_at)
            returning %s
            """.formatted(FeedbackTable.COLUMNS);

    private final OrganizationTransaction transaction;
    private final Organizations organizations;
    private final OutboxRelay relay;

    HeldFeedback(@DataSource("flow") AgroalDataSource flow, Organizations organizations, OutboxRelay relay) {
        this.transaction = new OrganizationTransaction(flow);
        this.organizations = organizations;
        this.relay = relay;
    }

    /** Releases in the background what can be released. */
    public void releaseSoon() {
        CompletableFuture.runAsync(this::release);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void release() {
        try {
            List<UUID> all = organizations.summaries().stream().map(Summary::id).toList();
            transaction.call(all, HeldFeedback::waiting).forEach(this::release);
        } catch (SQLException away) {
            LOG.debugf("Held feedback could not be looked at: %s", FailureKind.reason(away));
        }
    }

    /** Each by itself: what stops one organization's feedback must not stop another's. */
    private void release(UUID organization) {
        try {
            int released;
            do {
                released = transaction.call(organization, HeldFeedback::releaseBatch);
                relay.wake();
            } while (released == BATCH);
        } catch (SQLException | RuntimeException failure) {
            LOG.warnf("Held feedback of %s could not be released: %s", organization, FailureKind.reason(failure));
        }
    }

    private static List<UUID> waiting(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAITING);
                ResultSet row = statement.executeQuery()) {
            List<UUID> organizations = new ArrayList<>();
            while (row.next()) {
                organizations.add(row.getObject(1, UUID.class));
            }
            return organizations;
        }
    }

    private static int releaseBatch(Connection connection) throws SQLException {
        List<Event> events = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setInt(1, BATCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(FeedbackAccepted.event(FeedbackTable.feedback(row)));
                }
            }
        }
        Outbox.append(connection, events);
        return events.size();
    }
}
