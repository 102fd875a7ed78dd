package io.throughline.feedback.stores.sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.throughline.feedback.organizations.Organizations;
import io.throughline.feedback.organizations.Organizations.Summary;
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
import org.jboss.logging.Logger;

/** Has planned changes take effect: on their day, in their store's zone, within half a minute of its midnight. */
@ApplicationScoped
class DueStores {

    private static final Logger LOG = Logger.getLogger(DueStores.class);

    private static final String WAITING = """
            select distinct organization from store where next_change_on <= (now() at time zone time_zone)::date
            """;

    private final OrganizationTransaction transaction;
    private final Organizations organizations;
    private final StoreRegister register;

    DueStores(@DataSource("flow") AgroalDataSource flow, Organizations organizations, StoreRegister register) {
        this.transaction = new OrganizationTransaction(flow);
        this.organizations = organizations;
        this.register = register;
    }

    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void settle() {
        try {
            List<UUID> all = organizations.summaries().stream().map(Summary::id).toList();
            transaction.call(all, DueStores::waiting).forEach(this::settle);
        } catch (SQLException away) {
            LOG.debugf("Stores could not be looked at: %s", FailureKind.reason(away));
        }
    }

    /** Each by itself: what stops one organization's stores must not stop another's. */
    private void settle(UUID organization) {
        try {
            int settled;
            do {
                settled = register.settle(organization);
            } while (settled == StoreRegister.SETTLED_AT_ONCE);
        } catch (SQLException | RuntimeException failure) {
            LOG.warnf("Stores of %s could not be changed by their day: %s", organization, FailureKind.reason(failure));
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
}
