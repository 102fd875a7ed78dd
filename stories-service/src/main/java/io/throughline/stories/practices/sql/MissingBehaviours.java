package io.throughline.stories.practices.sql;

import io.throughline.stories.practices.Behaviour;
import io.throughline.stories.practices.Origin;
import io.throughline.stories.practices.Passage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Looks again at stories that tell something and have nothing kept of it: those that are older than the practices of their origin, and those
 * that were changed by somebody who did not know what they tell. Whom they name is not known any more. And at those that another version of the
 * encoder has seen.
 */
final class MissingBehaviours {

    private static final int AT_ONCE = 20;

    /** Locked, so that a story stays as it is until what it tells is kept. */
    private static final String TAKE = """
            select s.id, practice_origin(s.kind), s.corrected_at, s.store, s.themes, s.text, s.explanation ->> 'sentence',
                s.flags = '{}' and not exists (
                    select from behaviour b where b.organization = s.organization and b.story = s.id)
            from behaviour_missing m join story s on s.organization = m.organization and s.id = m.story
            where m.organization = ? order by m.story limit ?
            for share of s for update of m skip locked
            """;

    /** What another version of the encoder saw cannot be compared with what this one sees. */
    private static final String OF_OTHER_ENCODERS = """
            select b.story, s.text, b.sentence
            from behaviour b join story s on s.organization = b.organization and s.id = b.story
            where b.organization = ? and b.encoder <> ? limit ?
            for update of b skip locked
            """;

    private MissingBehaviours() {}

    /** @return whether there may be more */
    static boolean fill(Connection connection, UUID organization, Passage.Reader reader) throws SQLException {
        List<UUID> seen = new ArrayList<>();
        List<BehaviourTable.Told> told = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, organization);
            statement.setInt(2, AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    seen.add(row.getObject(1, UUID.class));
                    Origin origin = Origin.BY_NAME.get(row.getString(2));
                    if (origin != null && row.getString(6) != null && row.getString(7) != null && row.getBoolean(8)) {
                        told.add(new BehaviourTable.Told(organization, behaviour(row, origin, reader)));
                    }
                }
            }
        }
        BehaviourTable.add(connection, told);
        try (PreparedStatement statement = connection.prepareStatement(
                "delete from behaviour_missing where organization = ? and story = any(?)")) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("uuid", seen.toArray()));
            statement.executeUpdate();
        }
        return seen.size() == AT_ONCE | readAgain(connection, organization, reader);
    }

    private static boolean readAgain(Connection connection, UUID organization, Passage.Reader reader)
            throws SQLException {
        int read = 0;
        try (PreparedStatement others = connection.prepareStatement(OF_OTHER_ENCODERS);
                PreparedStatement update = connection.prepareStatement(
                        "update behaviour set embedding = ?, encoder = ? where organization = ? and story = ?")) {
            others.setObject(1, organization);
            others.setString(2, reader.encoder());
            others.setInt(3, AT_ONCE);
            try (ResultSet row = others.executeQuery()) {
                for (; row.next(); read++) {
                    Passage passage = reader.read(row.getString(2), row.getString(3));
                    update.setBytes(1, Vectors.write(passage.vector()));
                    update.setString(2, passage.encoder());
                    update.setObject(3, organization);
                    update.setObject(4, row.getObject(1, UUID.class));
                    update.addBatch();
                }
            }
            update.executeBatch();
        }
        return read == AT_ONCE;
    }

    private static Behaviour behaviour(ResultSet row, Origin origin, Passage.Reader reader) throws SQLException {
        return new Behaviour(
                row.getObject(1, UUID.class),
                origin,
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                null,
                List.of((String[]) row.getArray(5).getArray()),
                row.getString(7),
                reader.read(row.getString(6), row.getString(7)));
    }
}
