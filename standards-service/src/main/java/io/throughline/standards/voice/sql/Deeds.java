package io.throughline.standards.voice.sql;

import io.throughline.standards.voice.Deed;
import io.throughline.standards.voice.DueDate;
import io.throughline.standards.voice.Outcome;
import io.throughline.standards.voice.Owner;
import io.throughline.standards.voice.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What people do about suggestions and needs: appended, and the last of its kind counts. In a transaction that has locked the voice. */
public final class Deeds {

    private static final String INSERT = """
            insert into voice_deed (
                organization, voice, action, actor, actor_role, at, owner_role, owner_person, due, outcome, text)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            returning id
            """;

    private static final String GIVE =
            "update voice set owner_role = ?, owner_person = ? where organization = ? and id = ?";
    private static final String MOVE = "update voice set due_moved = ?, due_ends = ? where organization = ? and id = ?";
    private static final String ANSWER = "update voice set answer = ? where organization = ? and id = ?";

    private static final String SELECT = """
            select action, actor, actor_role, at, owner_role, owner_person, due, outcome, text
            from voice_deed where organization = ? and voice = ? order by id
            """;

    private Deeds() {}

    public static void give(Connection connection, UUID organization, UUID voice, Deed deed) throws SQLException {
        insert(connection, organization, voice, deed);
        update(connection, GIVE, deed.owner().role().wireName(), deed.owner().person(), organization, voice);
    }

    /** @param due the deed's day, in the store */
    public static void move(Connection connection, UUID organization, UUID voice, Deed deed, DueDate due)
            throws SQLException {
        insert(connection, organization, voice, deed);
        update(connection, MOVE, due.day(), due.ends().atOffset(ZoneOffset.UTC), organization, voice);
    }

    public static void answer(Connection connection, UUID organization, UUID voice, Deed deed) throws SQLException {
        long answer = insert(connection, organization, voice, deed);
        update(connection, ANSWER, answer, organization, voice);
    }

    /** In the order in which it was done. */
    public static List<Deed> of(Connection connection, UUID organization, UUID voice) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            bind(statement, organization, voice);
            List<Deed> deeds = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    deeds.add(deed(row));
                }
            }
            return deeds;
        }
    }

    private static Deed deed(ResultSet row) throws SQLException {
        String owner = row.getString("owner_role");
        return new Deed(
                Deed.Action.BY_NAME.get(row.getString("action")),
                row.getString("actor"),
                Role.BY_NAME.get(row.getString("actor_role")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                owner == null ? null : new Owner(Role.BY_NAME.get(owner), row.getString("owner_person")),
                row.getObject("due", LocalDate.class),
                Outcome.BY_NAME.get(row.getString("outcome")),
                row.getString("text"));
    }

    private static long insert(Connection connection, UUID organization, UUID voice, Deed deed) throws SQLException {
        Owner owner = deed.owner();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            bind(
                    statement,
                    organization,
                    voice,
                    deed.action().wireName(),
                    deed.by(),
                    deed.role().wireName(),
                    deed.at().atOffset(ZoneOffset.UTC),
                    owner == null ? null : owner.role().wireName(),
                    owner == null ? null : owner.person(),
                    deed.due(),
                    deed.outcome() == null ? null : deed.outcome().wireName(),
                    deed.text());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong("id");
            }
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
