package io.throughline.feedback.flagging;

import io.throughline.local.PartsTestResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** What is left of reviews, seen by the database's superuser. */
final class Reviewed {

    private Reviewed() {}

    static int count(UUID feedback) {
        try (Connection connection = PartsTestResource.parts().postgres().connect("feedback");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from misuse_review where feedback = '" + feedback + "'")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
