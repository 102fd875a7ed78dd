package io.throughline.standards.candidates.sql;

import io.throughline.standards.candidates.Decision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.UUID;

/** Keeps what people decide on candidates: once for each, and for good. */
public final class Decisions {

    private static final String INSERT = """
            insert into decision (
                organization, practice, outcome, reason, standard, evidence, stories, decided_by, decided_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint decision_is_one_per_practice do nothing
            """;

    private Decisions() {}

    /** @return false where somebody else was first: nothing is changed */
    public static boolean keep(Connection connection, UUID organization, Decision decision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, organization);
            statement.setObject(2, decision.practice());
            statement.setString(3, decision.outcome().wireName());
            statement.setString(4, decision.reason());
            statement.setObject(5, decision.standard());
            statement.setArray(
                    6, connection.createArrayOf("uuid", decision.evidence().toArray()));
            statement.setInt(7, decision.stories());
            statement.setString(8, decision.by());
            statement.setObject(9, decision.at().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        }
    }
}
