package io.throughline.feedback.intake.sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;

/** Makes the monthly partitions of the table {@code feedback} ahead of time. */
@ApplicationScoped
public class Partitions {

    private static final Logger LOG = Logger.getLogger(Partitions.class);

    private final AgroalDataSource flow;

    Partitions(@DataSource("flow") AgroalDataSource flow) {
        this.flow = flow;
    }

    /** Before anything is taken in; then now and again. */
    @Scheduled(every = "6h", delayed = "6h")
    public void makeAhead() {
        try (Connection connection = flow.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select make_feedback_partitions(2)");
        } catch (SQLException away) {
            LOG.warnf("Partitions could not be made ahead: SQLSTATE %s", away.getSQLState());
        }
    }
}
