package io.throughline.standards.stores.sql;

import io.throughline.standards.database.RowJson;
import io.throughline.standards.stores.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads an organization's stores. All calls are within a transaction that is admitted to it. */
public final class Stores {

    private static final String BY_CODE = """
            select state.* from (select distinct store from store_code where organization = ? and code = any(?)) named
            cross join lateral (
                select * from store_state s
                where s.organization = ? and s.store = named.store
                order by recorded_at > ?, case when recorded_at > ? then revision else -revision end limit 1
            ) state
            """;

    private static final String ALL = """
            select distinct on (store) * from store_state where organization = ? order by store, revision desc
            """;

    private static final Instant ALWAYS = Instant.parse("9999-12-31T23:59:59Z");

    private Stores() {}

    /**
     * Those that have, had or are to have one of the codes.
     *
     * @param knownAt as they were known then, or as first known where that was later; null for now
     */
    public static List<Store> byCode(
            Connection connection, UUID organization, Collection<String> codes, Instant knownAt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_CODE)) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("text", codes.toArray()));
            statement.setObject(3, organization);
            OffsetDateTime known = OffsetDateTime.ofInstant(knownAt == null ? ALWAYS : knownAt, ZoneOffset.UTC);
            statement.setObject(4, known);
            statement.setObject(5, known);
            return read(statement);
        }
    }

    /** All that are known. */
    public static List<Store> all(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL)) {
            statement.setObject(1, organization);
            return read(statement);
        }
    }

    private static List<Store> read(PreparedStatement statement) throws SQLException {
        List<Store> stores = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Store store = new Store(
                        row.getObject("organization", UUID.class),
                        row.getObject("store", UUID.class),
                        row.getInt("revision"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        List.of(RowJson.read(row.getString("history"), Store.Period[].class)));
                if (!store.isDeleted()) {
                    stores.add(store);
                }
            }
        }
        return stores;
    }
}
