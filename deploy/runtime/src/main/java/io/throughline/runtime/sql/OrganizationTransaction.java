package io.throughline.runtime.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A transaction that sees the rows of the named organizations and of no other: row-level security reads the setting
 * {@code app.organizations}, which lasts as long as the transaction.
 */
public final class OrganizationTransaction {

    private final DataSource dataSource;

    /** @param dataSource one whose connections are in no JTA transaction when this is called */
    public OrganizationTransaction(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One organization, as a request has it. */
    public <T> T call(UUID organization, SqlFunction<T> work) throws SQLException {
        return call(Set.of(organization), work);
    }

    /**
     * Commits when the work returns; rolls back when it throws.
     *
     * @param organizations those whose rows the work may see and write; none means no rows
     */
    public <T> T call(Collection<UUID> organizations, SqlFunction<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                admit(connection, organizations);
                T result = work.apply(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                rollBack(connection, failure);
                throw failure;
            }
        }
    }

    /** Admits the organizations to the transaction that the connection is in. */
    public static void admit(Connection connection, Collection<UUID> organizations) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('app.organizations', ?, true)")) {
            statement.setString(1, setting(organizations));
            statement.execute();
        }
    }

    /** The value of {@code app.organizations} for these: an array literal of UUIDs. */
    public static String setting(Collection<UUID> organizations) {
        return organizations.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }
}
