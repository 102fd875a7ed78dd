package io.throughline.feedback.held;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.throughline.feedback.intake.FeedbackAccepted;
import io.throughline.feedback.intake.sql.FeedbackTable;
import io.throughline.feedback.reading.Space;
import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.sql.FailureKind;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.runtime.work.Soon;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Releases feedback that was held for want of its store. A look every few seconds also finds what came in while the
 * registration was under way, on whatever instance. What was given with test keys is released too, and told to nobody.
 */
@ApplicationScoped
public class HeldFeedback {

    private static final Logger LOG = Logger.getLogger(HeldFeedback.class);
    private static final int BATCH = 500;

    private static final String SPACES = """
            select id, id from organization union all select id, test_space from organization
            """;

    private static final String RELEASABLE = """
            join store_code c on c.organization = %s and c.code = h.store
                and (c.closed_on is null or (h.corrected_at at time zone c.time_zone)::date <= c.closed_on)
            """;

    private static final String WAITING = """
            select distinct s.owner, s.space from unnest(?::uuid[], ?::uuid[]) as s (owner, space)
            join feedback h on h.organization = s.space and h.status = 'held'
            %s
            """.formatted(RELEASABLE.formatted("s.owner"));

    private static final String RELEASE = """
            update feedback f set status = 'accepted', changed_at = clock_timestamp(), outbox = ?
            from (
                select h.organization, h.id, h.received_at from feedback h
                %s
                where h.organization = ? and h.status = 'held'
                limit ? for update of h skip locked) released
            where (f.organization, f.id, f.received_at) = (released.organization, released.id, released.received_at)
            returning %s
            """.formatted(RELEASABLE.formatted("?"), FeedbackTable.COLUMNS);

    private final AgroalDataSource flow;
    private final OrganizationTransaction transaction;
    private final OutboxRelay relay;
    private final Soon soon = new Soon(this::work);

    HeldFeedback(@DataSource("flow") AgroalDataSource flow, OutboxRelay relay) {
        this.flow = flow;
        this.transaction = new OrganizationTransaction(flow);
        this.relay = relay;
    }

    /** Releases in the background what can be released. */
    public void releaseSoon() {
        soon.ask();
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void release() {
        soon.run();
    }

    private void work() {
        try {
            List<Space> spaces = spaces();
            List<UUID> ids = spaces.stream().map(Space::id).toList();
            transaction
                    .call(ids, connection -> waiting(connection, spaces, ids))
                    .forEach(this::release);
        } catch (SQLException away) {
            LOG.debugf("Held feedback could not be looked at: %s", FailureKind.reason(away));
        }
    }

    /** Each by itself: what stops one organization's feedback must not stop another's. */
    private void release(Space space) {
        try {
            int released;
            do {
                released = transaction.call(
                        List.of(space.owner(), space.id()), connection -> releaseBatch(connection, space));
                relay.wake();
            } while (released == BATCH);
        } catch (SQLException | RuntimeException failure) {
            LOG.warnf("Held feedback of %s could not be released: %s", space.id(), FailureKind.reason(failure));
        }
    }

    private List<Space> spaces() throws SQLException {
        try (Connection connection = flow.getConnection();
                PreparedStatement statement = connection.prepareStatement(SPACES)) {
            return read(statement);
        }
    }

    private static List<Space> waiting(Connection connection, List<Space> spaces, List<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            Object[] owners = spaces.stream().map(Space::owner).toArray();
            statement.setArray(1, connection.createArrayOf("uuid", owners));
            statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            return read(statement);
        }
    }

    private static List<Space> read(PreparedStatement statement) throws SQLException {
        List<Space> spaces = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                spaces.add(new Space(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
            }
        }
        return spaces;
    }

    private static int releaseBatch(Connection connection, Space space) throws SQLException {
        List<Event> events = new ArrayList<>();
        long row = Outbox.number(connection);
        try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setLong(1, row);
            statement.setObject(2, space.owner());
            statement.setObject(3, space.id());
            statement.setInt(4, BATCH);
            try (ResultSet feedback = statement.executeQuery()) {
                while (feedback.next()) {
                    events.add(FeedbackAccepted.event(FeedbackTable.feedback(feedback)));
                }
            }
        }
        if (!space.isTest()) {
            Outbox.append(connection, row, events);
        }
        return events.size();
    }
}
