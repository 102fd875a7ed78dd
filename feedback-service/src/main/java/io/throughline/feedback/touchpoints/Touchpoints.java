package io.throughline.feedback.touchpoints;

import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** An organization's touchpoints. */
@Singleton
class Touchpoints {

    private static final String ADD = """
            insert into touchpoint (organization, id, code, name, retired_on, revision) values (?, ?, ?, ?, ?, ?)
            on conflict on constraint touchpoint_code_is_unique do nothing
            """;

    private static final String CHANGE = """
            update touchpoint set name = ?, retired_on = ?, revision = ? where organization = ? and code = ?
            """;

    private static final String ONE = """
            select id, code, name, retired_on, revision from touchpoint where organization = ? and code = ?
            """;

    private static final String PAGE = """
            select t.id, t.code, t.name, t.retired_on, t.revision from touchpoint t where t.organization = ?
            and (?::uuid is null or t.code > (
                select a.code from touchpoint a where a.organization = t.organization and a.id = ?))
            order by t.code limit ?
            """;

    private final OrganizationTransaction transaction;

    Touchpoints(DataSource dataSource) {
        this.transaction = new OrganizationTransaction(dataSource);
    }

    /** @return false where there is one of this code */
    boolean add(UUID organization, Touchpoint touchpoint) throws SQLException {
        return transaction.call(organization, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                statement.setObject(1, organization);
                statement.setObject(2, touchpoint.id());
                statement.setString(3, touchpoint.code());
                statement.setString(4, touchpoint.name());
                statement.setObject(5, touchpoint.retiredOn());
                statement.setInt(6, touchpoint.revision());
                return statement.executeUpdate() == 1;
            }
        });
    }

    Optional<Touchpoint> byCode(UUID organization, String code) throws SQLException {
        return transaction.call(organization, connection -> byCode(connection, organization, code, ONE));
    }

    /**
     * In the order of their codes.
     *
     * @param after the last one of the page before, null for the first page
     */
    List<Touchpoint> page(UUID organization, UUID after, int limit) throws SQLException {
        return transaction.call(organization, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
                statement.setObject(1, organization);
                statement.setObject(2, after, Types.OTHER);
                statement.setObject(3, after, Types.OTHER);
                statement.setInt(4, limit);
                return read(statement);
            }
        });
    }

    /** @param change of what is there now; may refuse with a problem */
    Optional<Touchpoint> edit(UUID organization, String code, UnaryOperator<Touchpoint> change) throws SQLException {
        return transaction.call(organization, connection -> {
            Optional<Touchpoint> present = byCode(connection, organization, code, ONE + " for update");
            if (present.isEmpty()) {
                return present;
            }
            Touchpoint changed = change.apply(present.get());
            try (PreparedStatement statement = connection.prepareStatement(CHANGE)) {
                statement.setString(1, changed.name());
                statement.setObject(2, changed.retiredOn());
                statement.setInt(3, changed.revision());
                statement.setObject(4, organization);
                statement.setString(5, code);
                statement.executeUpdate();
            }
            return Optional.of(changed);
        });
    }

    private static Optional<Touchpoint> byCode(Connection connection, UUID organization, String code, String sql)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, organization);
            statement.setString(2, code);
            return read(statement).stream().findFirst();
        }
    }

    private static List<Touchpoint> read(PreparedStatement statement) throws SQLException {
        List<Touchpoint> touchpoints = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                touchpoints.add(new Touchpoint(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("name"),
                        row.getObject("retired_on", LocalDate.class),
                        row.getInt("revision")));
            }
        }
        return touchpoints;
    }
}
