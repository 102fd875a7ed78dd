package io.throughline.feedback.stores.sql;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** The time zones that this service and its database both know: the database reckons the days of stores, too. */
@Singleton
public class TimeZones {

    private final DataSource dataSource;
    private volatile Set<String> known;

    TimeZones(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** IANA names with a region, and UTC; read once. */
    public Set<String> known() throws SQLException {
        Set<String> zones = known;
        if (zones == null) {
            zones = read();
            known = zones;
        }
        return zones;
    }

    private Set<String> read() throws SQLException {
        Set<String> ours = ZoneId.getAvailableZoneIds();
        Set<String> both = new HashSet<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("select name from pg_timezone_names");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String name = row.getString(1);
                if (ours.contains(name) && (name.contains("/") || name.equals("UTC"))) {
                    both.add(name);
                }
            }
        }
        return Set.copyOf(both);
    }
}
