package io.throughline.feedback.erasure.sql;

import io.throughline.feedback.erasure.Confirming;
import io.throughline.feedback.erasure.Erasure.Confirmations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What other services have confirmed; each call within the caller's transaction. */
public final class ConfirmationTable {

    private static final String OF = """
            select service, count(*), max(confirmed_at) as last from erasure_confirmation
            where organization = ? and erasure = ? group by service
            """;

    /** Of feedback that no erasure names nothing is kept: it was erased before there were records, or its record is gone. */
    private static final String CONFIRM = """
            insert into erasure_confirmation (organization, erasure, feedback, service, confirmed_at)
            select i.organization, i.erasure, i.feedback, told.service, min(told.at)
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[]) told (organization, feedback, service, at)
            join erasure_item i on i.organization = told.organization and i.feedback = told.feedback
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
            on conflict on constraint erasure_confirmation_comes_once do nothing
            returning erasure
            """;

    /** Of two who add confirmations at one time the second waits here, and sees those of the first in its next statement. */
    private static final String LOCK = "select id from erasure where id = any (?) order by organization, id for update";

    private static final String SETTLE = """
            update erasure e set confirmed_at = ?
            where e.id = any (?) and e.completed_at is not null and e.confirmed_at is null
            and (select count(*) from erasure_confirmation c
                 where c.organization = e.organization and c.erasure = e.id and c.service = any (?))
                = ? * (select count(*) from erasure_item i where i.organization = e.organization and i.erasure = e.id)
            """;

    private ConfirmationTable() {}

    /** That a service has erased a feedback. */
    public record Confirmation(UUID organization, UUID feedback, String service, Instant at) {}

    /** Of an erasure, by the service's name. */
    static Map<String, Confirmations> of(Connection connection, UUID organization, UUID erasure) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF)) {
            statement.setObject(1, organization);
            statement.setObject(2, erasure);
            Map<String, Confirmations> all = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.put(row.getString(1), new Confirmations(row.getLong(2), ErasureTable.instant(row, "last")));
                }
            }
            return all;
        }
    }

    /** Each counts once, however often it comes. */
    public static void confirm(Connection connection, List<Confirmation> confirmations, Instant now)
            throws SQLException {
        Set<UUID> erasures = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(CONFIRM)) {
            bind(connection, statement, 1, "uuid", confirmations, Confirmation::organization);
            bind(connection, statement, 2, "uuid", confirmations, Confirmation::feedback);
            bind(connection, statement, 3, "text", confirmations, Confirmation::service);
            bind(connection, statement, 4, "timestamptz", confirmations, one -> ErasureTable.utc(one.at()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    erasures.add(row.getObject(1, UUID.class));
                }
            }
        }
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setArray(1, ErasureTable.ids(connection, erasures));
            lock.execute();
        }
        settle(connection, erasures, now);
    }

    /** Notes which of them are confirmed as a whole now; their rows must be locked. */
    static void settle(Connection connection, Collection<UUID> erasures, Instant now) throws SQLException {
        List<String> services = Confirming.services();
        try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
            statement.setObject(1, ErasureTable.utc(now));
            statement.setArray(2, ErasureTable.ids(connection, erasures));
            statement.setArray(3, connection.createArrayOf("text", services.toArray()));
            statement.setInt(4, services.size());
            statement.executeUpdate();
        }
    }

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            int index,
            String type,
            List<Confirmation> confirmations,
            Function<Confirmation, Object> value)
            throws SQLException {
        Object[] column = confirmations.stream().map(value).toArray();
        statement.setArray(index, connection.createArrayOf(type, column));
    }
}
