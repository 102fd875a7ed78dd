package io.throughline.feedback.stores.sql;

import io.throughline.feedback.stores.Store;
import io.throughline.feedback.stores.StoreFilter;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds an organization's stores. */
@Singleton
public class StoreList {

    private static final String PAGE = """
            select %s from store s
            where s.organization = ?
            and (?::text is null or s.region = ?)
            and (?::text is null or s.format = ?)
            and (?::text is null or s.status = ?)
            and (?::text is null or position(lower(?) in lower(s.name)) > 0 or s.id in (
                select c.store from store_code c where c.organization = ? and position(lower(?) in lower(c.code)) > 0))
            and (?::text[] is null or s.id in (
                select c.store from store_code c where c.organization = ? and c.code = any (?)))
            and (?::uuid is null or s.code > (
                select a.code from store a where a.organization = s.organization and a.id = ?))
            order by s.code limit ?
            """.formatted(StoreTable.COLUMNS);

    private final OrganizationTransaction transaction;

    StoreList(DataSource dataSource) {
        this.transaction = new OrganizationTransaction(dataSource);
    }

    /** @param code one that the store has, had or is going to have */
    public Optional<Store> byCode(UUID organization, String code) throws SQLException {
        return transaction.call(
                organization,
                connection -> Optional.ofNullable(StoreTable.byCode(connection, organization, List.of(code))
                        .get(code)));
    }

    /**
     * In the order of their codes.
     *
     * @param after the last store of the page before, null for the first page
     */
    public List<Store> page(UUID organization, StoreFilter filter, UUID after, int limit) throws SQLException {
        return transaction.call(organization, connection -> page(connection, organization, filter, after, limit));
    }

    private static List<Store> page(Connection connection, UUID organization, StoreFilter filter, UUID after, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setObject(1, organization);
            int next = 2;
            next = text(statement, next, 2, filter.region());
            next = text(statement, next, 2, filter.format());
            next = text(
                    statement,
                    next,
                    2,
                    filter.status() == null ? null : filter.status().wireName());
            next = text(statement, next, 2, filter.text());
            statement.setObject(next++, organization);
            next = text(statement, next, 1, filter.text());
            Array codes = filter.codes() == null
                    ? null
                    : connection.createArrayOf("text", filter.codes().toArray());
            statement.setArray(next++, codes);
            statement.setObject(next++, organization);
            statement.setArray(next++, codes);
            for (int i = 0; i < 2; i++) {
                statement.setObject(next++, after, Types.OTHER);
            }
            statement.setInt(next, limit);
            return StoreTable.read(connection, organization, statement);
        }
    }

    private static int text(PreparedStatement statement, int index, int times, String value) throws SQLException {
        for (int i = 0; i < times; i++) {
            statement.setString(index + i, value);
        }
        return index + times;
    }
}
