package io.throughline.stories.practices.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How much feedback each store has given; of some that were heard from, none is left. */
final class Volumes {

    private static final String COUNT = """
            select h.store, coalesce(s.stories, 0)
            from heard_store h
            left join (
                select store, count(*) as stories from story where organization = ? and flags = '{}' group by store) s
                on s.store = h.store
            where h.organization = ?
            """;

    private Volumes() {}

    static Map<String, Long> of(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setObject(1, organization);
            statement.setObject(2, organization);
            Map<String, Long> volumes = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    volumes.put(row.getString(1), row.getLong(2));
                }
            }
            return volumes;
        }
    }
}
