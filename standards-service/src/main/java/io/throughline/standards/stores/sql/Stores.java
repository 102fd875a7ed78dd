package io.throughline.standards.stores.sql;

import io.throughline.standards.stores.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Reads an organization's stores. All calls are within a transaction that is admitted to it. */
public final class Stores {

    private static final String BY_CODE = """
            select organization, id, revision, code, name, region, format, time_zone from store
            where organization = ? and code = any(?) and not deleted order by code
            """;

    private static final String TIME_ZONES =
            "select distinct time_zone from store where organization = ? and not deleted";

    private Stores() {}

    /** Those of the codes that are known. */
    public static List<Store> byCode(Connection connection, UUID organization, Collection<String> codes)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_CODE)) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("text", codes.toArray()));
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

    /** The earliest day that it is in any of the organization's stores; UTC's where there is none. */
    public static LocalDate today(Connection connection, UUID organization, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TIME_ZONES)) {
            statement.setObject(1, organization);
            List<LocalDate> days = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    days.add(Store.day(now, row.getString("time_zone")));
                }
            }
            return days.stream()
                    .min(Comparator.naturalOrder())
                    .orElseGet(() -> LocalDate.ofInstant(now, ZoneOffset.UTC));
        }
    }
}
