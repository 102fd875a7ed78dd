package io.throughline.standards.stores.sql;

import io.throughline.standards.stores.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads an organization's stores. All calls are within a transaction that is admitted to it. */
public final class Stores {

    private static final String BY_CODE = """
            select organization, id, revision, code, name, region, format, time_zone from store
            where organization = ? and code = any(?) and not deleted order by code
            """;

    private static final String ALL = """
            select organization, id, revision, code, name, region, format, time_zone from store
            where organization = ? and not deleted
            """;

    private Stores() {}

    /** Those of the codes that are known. */
    public static List<Store> byCode(Connection connection, UUID organization, Collection<String> codes)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_CODE)) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("text", codes.toArray()));
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
                stores.add(new Store(
                        row.getObject("organization", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getInt("revision"),
                        false,
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("region"),
                        row.getString("format"),
                        row.getString("time_zone")));
            }
        }
        return stores;
    }
}
