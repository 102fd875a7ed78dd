package io.throughline.standards.candidates.sql;

import io.throughline.standards.candidates.CandidateStatus;
import io.throughline.standards.candidates.Decision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Keeps what people decide on candidates: once for each, and for good. */
public final class Decisions {

    private static final String INSERT = """
            insert into decision (
                organization, practice, outcome, reason, standard, evidence, stories, decided_by, decided_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint decision_is_one_per_practice do nothing
            """;

    /** The one that it was made of first: clocks of two instances may differ. */
    private static final String OF_STANDARD = """
            select practice, outcome, decided_by, decided_at, reason, standard, evidence, stories as stories_then
            from decision where organization = ? and standard = ?
            order by outcome <> 'accepted', decided_at, practice
            """;

    private Decisions() {}

    /** Those that led to the standard: the one that it was made of, if any, then those that were merged into it, as they were. */
    public static List<Decision> of(Connection connection, UUID organization, UUID standard) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_STANDARD)) {
            statement.setObject(1, organization);
            statement.setObject(2, standard);
            List<Decision> decisions = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    decisions.add(read(row));
                }
            }
            return decisions;
        }
    }

    /** Of a row that has the columns of {@code decision}, with its stories as {@code stories_then}. */
    static Decision read(ResultSet row) throws SQLException {
        return new Decision(
                row.getObject("practice", UUID.class),
                CandidateStatus.BY_NAME.get(row.getString("outcome")),
                row.getString("decided_by"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getObject("standard", UUID.class),
                List.of((UUID[]) row.getArray("evidence").getArray()),
                row.getInt("stories_then"));
    }

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
