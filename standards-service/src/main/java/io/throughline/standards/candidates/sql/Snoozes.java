package io.throughline.standards.candidates.sql;

import io.throughline.standards.candidates.Snooze;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.UUID;

/** Keeps for how long people put candidates aside: each time anew, and the last one counts. */
public final class Snoozes {

    private static final String INSERT = """
            insert into snooze (organization, practice, until, reason, stories, snoozed_by, snoozed_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private Snoozes() {}

    public static void keep(Connection connection, UUID organization, Snooze snooze) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, organization);
            statement.setObject(2, snooze.practice());
            statement.setObject(3, snooze.until());
            statement.setString(4, snooze.reason());
            statement.setInt(5, snooze.stories());
            statement.setString(6, snooze.by());
            statement.setObject(7, snooze.at().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
