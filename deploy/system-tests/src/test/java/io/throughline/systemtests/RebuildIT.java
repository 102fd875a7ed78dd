package io.throughline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.local.Service;
import io.throughline.local.ServiceProcess;
import io.throughline.traffic.outcome.Outcome;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is derived from events is the same again when it is derived again: the databases are emptied, the topics are not. */
class RebuildIT {

    private static Retailer retailer;
    private static Outcome before;

    @BeforeAll
    static void sendTheScenario() throws IOException {
        retailer = Retailer.on(Platform.running());
        Scenarios.send(retailer);
        before = Scenarios.outcome(retailer);
    }

    @Test
    void emptiedStoriesDatabaseIsFilledFromTheTopicAsItWas() throws SQLException {
        emptied(Platform.running().stories(), Service.STORIES);
        assertThat(Scenarios.outcome(retailer)).isEqualTo(before);
    }

    @Test
    void emptiedStandardsDatabaseIsFilledFromTheTopicsAsItWas() throws SQLException {
        emptied(Platform.running().standards(), Service.STANDARDS);
        assertThat(Scenarios.outcome(retailer)).isEqualTo(before);
    }

    private static void emptied(ServiceProcess process, Service service) throws SQLException {
        process.stop();
        try (Connection superuser = Platform.running().parts().postgres().connect("postgres");
                Statement statement = superuser.createStatement()) {
            statement.execute("drop database " + service.database() + " with (force)");
        }
        Platform.running().parts().createDatabase(service.database());
        process.restart();
    }
}
