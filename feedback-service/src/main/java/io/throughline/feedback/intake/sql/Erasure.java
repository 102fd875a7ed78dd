package io.throughline.feedback.intake.sql;

import io.agroal.api.AgroalDataSource;
import io.throughline.feedback.intake.FeedbackAccepted;
import io.throughline.feedback.intake.FeedbackErased;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Erases a feedback and has the other services told, in one transaction. The feedback's row is taken first: who else writes it (its
 * release, its republication) is waited for, and what they put into the outbox is seen, and withdrawn, by the statement after.
 */
@ApplicationScoped
public class Erasure {

    private static final String DELETE = "delete from feedback where organization = ? and id = ? returning store, revision";
    private static final String MARK =
            "update intake set erased_at = ?, erased_store = ?, erased_revision = ? where organization = ? and id = ?";
    private static final String ERASED_BEFORE =
            "select from intake where organization = ? and id = ? and erased_at is not null";

    private final OrganizationTransaction transaction;
    private final OutboxRelay relay;
    private final Clock clock;

    Erasure(AgroalDataSource request, OutboxRelay relay, Clock clock) {
        this.transaction = new OrganizationTransaction(request);
        this.relay = relay;
        this.clock = clock;
    }

    /** @return false where the organization never had such a feedback */
    public boolean erase(UUID organization, UUID id) throws SQLException {
        boolean known = transaction.call(organization, connection -> erase(connection, organization, id));
        relay.wake();
        return known;
    }

    private record Deleted(String store, int revision) {}

    private boolean erase(Connection connection, UUID organization, UUID id) throws SQLException {
        Deleted deleted = delete(connection, organization, id);
        if (deleted == null) {
            return erasedBefore(connection, organization, id);
        }
        Instant now = clock.instant();
        int revision = deleted.revision() + 1;
        try (PreparedStatement mark = connection.prepareStatement(MARK)) {
            mark.setObject(1, now.atOffset(ZoneOffset.UTC));
            mark.setString(2, deleted.store());
            mark.setInt(3, revision);
            mark.setObject(4, organization);
            mark.setObject(5, id);
            mark.executeUpdate();
        }
        List<String> untold = IntStream.rangeClosed(1, deleted.revision())
                .mapToObj(told -> FeedbackAccepted.eventId(id, told))
                .toList();
        Outbox.withdraw(connection, organization, untold);
        Outbox.append(connection, List.of(FeedbackErased.event(organization, id, revision, deleted.store(), now)));
        return true;
    }

    /** @return null where there was none */
    private static Deleted delete(Connection connection, UUID organization, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setObject(1, organization);
            statement.setObject(2, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Deleted(row.getString(1), row.getInt(2)) : null;
            }
        }
    }

    private static boolean erasedBefore(Connection connection, UUID organization, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ERASED_BEFORE)) {
            statement.setObject(1, organization);
            statement.setObject(2, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
