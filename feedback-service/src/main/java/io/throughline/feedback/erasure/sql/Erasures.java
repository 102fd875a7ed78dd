package io.throughline.feedback.erasure.sql;

import io.agroal.api.AgroalDataSource;
import io.throughline.feedback.erasure.Erasure;
import io.throughline.feedback.erasure.Erasure.Confirmations;
import io.throughline.feedback.erasure.Subject;
import io.throughline.feedback.intake.FeedbackErased.Reason;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What an organization has asked to be erased. */
@ApplicationScoped
public class Erasures {

    private static final String KNOWN = "select id from intake where organization = ? and id = any (?)";

    private final OrganizationTransaction transaction;
    private final ErasureJob job;
    private final OutboxRelay relay;
    private final Clock clock;

    Erasures(AgroalDataSource request, ErasureJob job, OutboxRelay relay, Clock clock) {
        this.transaction = new OrganizationTransaction(request);
        this.job = job;
        this.relay = relay;
        this.clock = clock;
    }

    /** An erasure with what each service has confirmed of it. */
    public record Detail(Erasure erasure, Map<String, Confirmations> confirmations) {}

    /** All that the customer gave until now; done in the background. */
    public Erasure ofCustomer(UUID organization, String customer, String by) throws SQLException {
        Erasure erasure = begin(Subject.CUSTOMER, List.of(), 0, by);
        transaction.call(organization, connection -> {
            ErasureTable.add(connection, organization, erasure, customer);
            return null;
        });
        job.runSoon();
        return erasure;
    }

    /** Those of the ids that the organization ever had; done in the background. */
    public Erasure ofFeedback(UUID organization, Set<UUID> ids, String by) throws SQLException {
        Erasure erasure = transaction.call(organization, connection -> {
            Set<UUID> known = known(connection, organization, ids);
            List<UUID> unknown = ids.stream().filter(id -> !known.contains(id)).toList();
            Erasure begun = begin(Subject.FEEDBACK, unknown, known.size(), by);
            ErasureTable.add(connection, organization, begun, null);
            ErasureTable.addItems(connection, organization, begun.id(), known, null);
            return begun;
        });
        job.runSoon();
        return erasure;
    }

    /**
     * Erases one at once. What was erased before stays as it is; where that was not asked for, the other services are told again, to confirm.
     *
     * @return empty where the organization never had such a feedback
     */
    public Optional<Erasure> ofOne(UUID organization, UUID feedback, String by) throws SQLException {
        Optional<Erasure> erasure = transaction.call(organization, connection -> {
            Instant now = clock.instant();
            List<UUID> one = List.of(feedback);
            boolean fresh = !Eraser.erase(connection, organization, one, Reason.REQUEST, now)
                    .isEmpty();
            Optional<Erasure> before =
                    fresh ? Optional.empty() : ErasureTable.lastOf(connection, organization, feedback);
            if (before.isPresent()) {
                return before;
            }
            if (!fresh && Eraser.tellAgain(connection, organization, one).isEmpty()) {
                return Optional.empty();
            }
            Erasure done = new Erasure(Ids.next(), now, by, Subject.FEEDBACK, null, List.of(), 1, now, null);
            ErasureTable.add(connection, organization, done, null);
            ErasureTable.addItems(connection, organization, done.id(), one, now);
            return Optional.of(done);
        });
        relay.wake();
        return erasure;
    }

    public Optional<Detail> find(UUID organization, UUID id) throws SQLException {
        return transaction.call(organization, connection -> {
            Optional<Erasure> erasure = ErasureTable.find(connection, organization, id);
            return erasure.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Detail(erasure.get(), ConfirmationTable.of(connection, organization, id)));
        });
    }

    /**
     * Newest first.
     *
     * @param after the last one of the page before, null for the first page
     */
    public List<Erasure> page(UUID organization, Cursor after, int limit) throws SQLException {
        return transaction.call(organization, connection -> ErasureTable.page(connection, organization, after, limit));
    }

    private Erasure begin(Subject subject, List<UUID> unknown, int feedback, String by) {
        return new Erasure(Ids.next(), clock.instant(), by, subject, null, unknown, feedback, null, null);
    }

    private static Set<UUID> known(Connection connection, UUID organization, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setObject(1, organization);
            statement.setArray(2, ErasureTable.ids(connection, ids));
            Set<UUID> known = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.add(row.getObject(1, UUID.class));
                }
            }
            return known;
        }
    }
}
