package io.throughline.feedback.reading.sql;

import io.agroal.api.AgroalDataSource;
import io.throughline.feedback.reading.ReadingProblem;
import io.throughline.feedback.reading.Space;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A transaction that reads one space of an organization, with its stores, and for no longer than it may take. */
@ApplicationScoped
public class Reading {

    private static final String QUERY_CANCELED = "57014";

    private final OrganizationTransaction transaction;

    Reading(AgroalDataSource request) {
        this.transaction = new OrganizationTransaction(request);
    }

    /** Work on a space, inside the transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection, Space space) throws SQLException;
    }

    /**
     * @param test the organization's test space instead of its own
     * @param longest a statement may take
     * @throws io.throughline.runtime.problems.ProblemException 422 where one takes longer
     */
    public <T> T call(UUID organization, boolean test, Duration longest, Work<T> work) throws SQLException {
        try {
            return transaction.call(organization, connection -> {
                limit(connection, longest);
                Space space = new Space(organization, test ? testSpace(connection, organization) : organization);
                if (test) {
                    // one and the same for an organization that is not registered
                    OrganizationTransaction.admit(connection, Set.copyOf(List.of(space.owner(), space.id())));
                }
                return work.in(connection, space);
            });
        } catch (SQLException failure) {
            if (QUERY_CANCELED.equals(failure.getSQLState())) {
                throw Problems.of(
                        ReadingProblem.TOO_BROAD,
                        "It took longer than " + longest.toSeconds()
                                + " s. Narrow it: to a store, or a shorter period.");
            }
            throw failure;
        }
    }

    /** And keeps plans: to plan a query of some years' partitions takes longer than to read a store's week. */
    private static void limit(Connection connection, Duration longest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select set_config('statement_timeout', ?, true), set_config('plan_cache_mode', 'force_generic_plan', true)
                """)) {
            statement.setString(1, Long.toString(longest.toMillis()));
            statement.execute();
        }
    }

    private static UUID testSpace(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select test_space from organization where id = ?")) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : organization;
            }
        }
    }
}
