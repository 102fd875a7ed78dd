package io.throughline.standards.standards.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The number of an organization's last change: whoever reads it before something else has seen all changes up to it. */
public final class ChangeCounter {

    /** Admits the organization by itself: one statement, sent once, is all that an answer costs that has not changed. */
    private static final String LAST = "select last_change_of(?)";

    private ChangeCounter() {}

    /** @return 0 before the first */
    public static long last(DataSource dataSource, UUID organization) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LAST)) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
