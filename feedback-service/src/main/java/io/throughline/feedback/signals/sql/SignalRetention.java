package io.throughline.feedback.signals.sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Deletes signals that have been kept long enough, a few at a time beside the intake; any instance may, and two do not wait for each other. */
@ApplicationScoped
class SignalRetention {

    private static final Logger LOG = Logger.getLogger(SignalRetention.class);

    private static final int AT_ONCE = 5_000;

    private static final String DELETE = """
            delete from signal where (organization, id) in (
                select organization, id from signal where received_at < ? order by received_at limit ? for update skip locked)
            """;

    private final AgroalDataSource flow;
    private final OrganizationTransaction transaction;
    private final SignalSettings settings;
    private final Clock clock;

    SignalRetention(@DataSource("flow") AgroalDataSource flow, SignalSettings settings, Clock clock) {
        this.flow = flow;
        this.transaction = new OrganizationTransaction(flow);
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void deleteOld() {
        Instant before = clock.instant().minus(settings.kept());
        try {
            List<UUID> all = spaces();
            int deleted;
            do {
                deleted = transaction.call(all, connection -> delete(connection, before));
            } while (deleted == AT_ONCE);
        } catch (SQLException away) {
            LOG.debugf("Old signals could not be deleted: SQLSTATE %s", away.getSQLState());
        }
    }

    private static int delete(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            statement.setInt(2, AT_ONCE);
            return statement.executeUpdate();
        }
    }

    private List<UUID> spaces() throws SQLException {
        try (Connection connection = flow.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select id from organization union all select test_space from organization");
                ResultSet row = statement.executeQuery()) {
            List<UUID> spaces = new ArrayList<>();
            while (row.next()) {
                spaces.add(row.getObject(1, UUID.class));
            }
            return spaces;
        }
    }
}
