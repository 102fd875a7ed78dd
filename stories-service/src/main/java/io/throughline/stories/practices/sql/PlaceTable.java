package io.throughline.stories.practices.sql;

import io.throughline.stories.practices.Practice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table {@code practice_story}: which practice a story is in, and where in it. */
final class PlaceTable {

    private static final String FORGET_PLACES = """
            delete from practice_story where organization = ? and not story = any(?)
            """;

    /** What tells nothing of the kind any more, since it was read, has no place. */
    private static final String PLACE = """
            insert into practice_story as kept (organization, story, practice, rank)
            select b.organization, placed.* from unnest(?::uuid[], ?::uuid[], ?::integer[]) placed (story, practice, rank)
            join behaviour b on b.organization = ? and b.story = placed.story
            on conflict on constraint practice_story_is_in_one_practice
                do update set practice = excluded.practice, rank = excluded.rank
                where (kept.practice, kept.rank) is distinct from (excluded.practice, excluded.rank)
            """;

    private PlaceTable() {}

    /** The practice that each of the organization's stories is in. */
    static Map<UUID, UUID> practices(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select story, practice from practice_story where organization = ?")) {
            statement.setObject(1, organization);
            Map<UUID, UUID> places = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    places.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                }
            }
            return places;
        }
    }

    /** The stories of each practice, by their rank. */
    static Map<UUID, List<UUID>> stories(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select practice, story from practice_story where organization = ? order by practice, rank")) {
            statement.setObject(1, organization);
            Map<UUID, List<UUID>> stories = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    stories.computeIfAbsent(row.getObject(1, UUID.class), practice -> new ArrayList<>())
                            .add(row.getObject(2, UUID.class));
                }
            }
            return stories;
        }
    }

    /** Puts each story into its practice; those in none have no place any more. */
    static void placeAll(Connection connection, UUID organization, List<Practice> practices) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET_PLACES)) {
            statement.setObject(1, organization);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            practices.stream()
                                    .flatMap(practice -> practice.stories().stream())
                                    .toArray()));
            statement.executeUpdate();
        }
        place(connection, organization, practices);
    }

    /** Puts each story into its practice, from wherever it was. */
    static void place(Connection connection, UUID organization, List<Practice> practices) throws SQLException {
        List<UUID> stories = new ArrayList<>();
        List<UUID> of = new ArrayList<>();
        List<Integer> ranks = new ArrayList<>();
        for (Practice practice : practices) {
            for (int rank = 0; rank < practice.stories().size(); rank++) {
                stories.add(practice.stories().get(rank));
                of.add(practice.id());
                ranks.add(rank);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(PLACE)) {
            statement.setArray(1, connection.createArrayOf("uuid", stories.toArray()));
            statement.setArray(2, connection.createArrayOf("uuid", of.toArray()));
            statement.setArray(3, connection.createArrayOf("integer", ranks.toArray()));
            statement.setObject(4, organization);
            statement.executeUpdate();
        }
    }
}
