package io.throughline.stories.practices.sql;

import io.throughline.stories.practices.PracticeState.Excerpt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The stories that tell practices best, in the customers' words: read from the stories, and kept nowhere else. */
final class Excerpts {

    private static final String EXCERPTS = """
            select t.practice, t.story, s.store, s.touchpoint, s.corrected_at, b.sentence, s.text
            from unnest(?::uuid[]) wanted (practice)
            cross join lateral (
                select ps.practice, ps.story, ps.rank from practice_story ps
                where ps.organization = ? and ps.practice = wanted.practice
                order by ps.rank limit ?) t
            join behaviour b on b.organization = ? and b.story = t.story
            join story s on s.organization = ? and s.id = t.story
            order by t.practice, t.rank
            """;

    private Excerpts() {}

    /** By practice, best first. */
    static Map<UUID, List<Excerpt>> of(Connection connection, UUID organization, Object[] practices, int most)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXCERPTS)) {
            statement.setArray(1, connection.createArrayOf("uuid", practices));
            statement.setObject(2, organization);
            statement.setInt(3, most);
            statement.setObject(4, organization);
            statement.setObject(5, organization);
            Map<UUID, List<Excerpt>> excerpts = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    excerpts.computeIfAbsent(row.getObject(1, UUID.class), practice -> new ArrayList<>())
                            .add(new Excerpt(
                                    row.getObject(2, UUID.class),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getObject("corrected_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getString(6),
                                    row.getString(7)));
                }
            }
            return excerpts;
        }
    }
}
