package io.throughline.standards.standards.sql;

import io.throughline.standards.standards.Action;
import io.throughline.standards.standards.Deed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads who did what with a standard's versions. */
public final class History {

    private static final String SELECT = """
            select version, action, actor, at, reason from history where organization = ? and standard = ? order by id
            """;

    private History() {}

    /** In the order in which it was done. */
    public static List<Deed> of(Connection connection, UUID organization, UUID standard) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setObject(1, organization);
            statement.setObject(2, standard);
            List<Deed> deeds = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    deeds.add(deed(row));
                }
            }
            return deeds;
        }
    }

    static Deed deed(ResultSet row) throws SQLException {
        return new Deed(
                row.getInt("version"),
                Action.BY_NAME.get(row.getString("action")),
                row.getString("actor"),
                StandardTable.instant(row, "at"),
                row.getString("reason"));
    }
}
