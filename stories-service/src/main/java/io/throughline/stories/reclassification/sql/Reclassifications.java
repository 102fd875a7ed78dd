package io.throughline.stories.reclassification.sql;

import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.reclassification.Reclassification;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Asks for reclassifications, and tells how far they are. */
public class Reclassifications {

    private static final int MOST = 50;

    private final OrganizationTransaction reading;
    private final OrganizationTransaction writing;
    private final Clock clock;

    /**
     * @param request the requests'
     * @param flow the flow's
     */
    public Reclassifications(DataSource request, DataSource flow, Clock clock) {
        this.reading = new OrganizationTransaction(request);
        this.writing = new OrganizationTransaction(flow);
        this.clock = clock;
    }

    /** @return empty where one is running */
    public Optional<Reclassification> ask(UUID organization, String model, String who) throws SQLException {
        Reclassification asked = new Reclassification(
                Ids.next(), "running", model, 0, 0, null, who, clock.instant().truncatedTo(ChronoUnit.MILLIS), null);
        return writing.call(
                organization,
                connection -> ReclassificationTable.insert(connection, organization, asked)
                        ? Optional.of(asked)
                        : Optional.empty());
    }

    /** The last ones, newest first. */
    public List<Reclassification> all(UUID organization) throws SQLException {
        return reading.call(organization, connection -> ReclassificationTable.all(connection, organization, MOST));
    }

    public Optional<Reclassification> find(UUID organization, UUID id) throws SQLException {
        return reading.call(organization, connection -> ReclassificationTable.find(connection, organization, id));
    }
}
