package io.throughline.stories.practices.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.stories.practices.Practice;
import io.throughline.stories.practices.PracticeState;
import io.throughline.stories.practices.PracticeState.Excerpt;
import io.throughline.stories.practices.Spread;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Practices as they were found last, on a connection that their organization is admitted to. */
final class PracticeTable {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    static final String COLUMNS =
            "p.organization, p.id, p.revision, p.merged_into, p.terms, p.themes, p.counts, p.first_at, p.last_at";

    private static final String KEEP = """
            insert into practice (
                organization, id, revision, origin, spread, stories, terms, themes, counts, first_at, last_at, found_at)
            values (?, ?, ?, 'praise', ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict on constraint practice_is_one_by_its_id do update set
                revision = excluded.revision,
                merged_into = null,
                spread = excluded.spread,
                stories = excluded.stories,
                terms = excluded.terms,
                themes = excluded.themes,
                counts = excluded.counts,
                first_at = excluded.first_at,
                last_at = excluded.last_at
            """;

    private static final String MERGE = """
            update practice
            set merged_into = ?, revision = ?, stories = 0, spread = null, terms = '{}', themes = '{}', counts = null
            where organization = ? and id = ?
            """;

    /** With those that had become part of it. */
    private static final String DELETE = """
            with recursive part (id) as (
                select ?::uuid
                union
                select p.id from part join practice p on p.organization = ? and p.merged_into = part.id)
            delete from practice using part where practice.organization = ? and practice.id = part.id
            returning practice.id
            """;

    private static final String FORGET_PLACES = """
            delete from practice_story where organization = ? and not story = any(?)
            """;

    private static final String PLACE = """
            insert into practice_story as kept (organization, story, practice, rank)
            select ?, placed.* from unnest(?::uuid[], ?::uuid[], ?::integer[]) placed (story, practice, rank)
            on conflict on constraint practice_story_is_in_one_practice
                do update set practice = excluded.practice, rank = excluded.rank
                where (kept.practice, kept.rank) is distinct from (excluded.practice, excluded.rank)
            """;

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

    private PracticeTable() {}

    /** The places of the organization's stories: practice by story. */
    static Map<UUID, UUID> places(Connection connection, UUID organization) throws SQLException {
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

    /** How many stories the practices were last told with. */
    static long told(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select coalesce(sum(stories), 0) from practice where organization = ?")) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Those that are not merged into another. */
    static List<UUID> ids(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select id from practice where organization = ? and merged_into is null")) {
            statement.setObject(1, organization);
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    static void keep(Connection connection, UUID organization, int revision, List<Practice> practices, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            for (Practice practice : practices) {
                statement.setObject(1, organization);
                statement.setObject(2, practice.id());
                statement.setInt(3, revision);
                statement.setString(4, practice.spread().kind().wireName());
                statement.setInt(5, practice.stories().size());
                statement.setArray(
                        6, connection.createArrayOf("text", practice.terms().toArray()));
                statement.setArray(
                        7, connection.createArrayOf("text", practice.themes().toArray()));
                statement.setString(8, write(practice.spread()));
                statement.setObject(9, utc(practice.firstAt()));
                statement.setObject(10, utc(practice.lastAt()));
                statement.setObject(11, utc(now));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Puts each story into its practice; those in none have no place any more. */
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
        java.sql.Array placed = connection.createArrayOf("uuid", stories.toArray());
        try (PreparedStatement statement = connection.prepareStatement(FORGET_PLACES)) {
            statement.setObject(1, organization);
            statement.setArray(2, placed);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(PLACE)) {
            statement.setObject(1, organization);
            statement.setArray(2, placed);
            statement.setArray(3, connection.createArrayOf("uuid", of.toArray()));
            statement.setArray(4, connection.createArrayOf("integer", ranks.toArray()));
            statement.executeUpdate();
        }
    }

    static void merge(Connection connection, UUID organization, UUID id, UUID into, int revision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MERGE)) {
            statement.setObject(1, into);
            statement.setInt(2, revision);
            statement.setObject(3, organization);
            statement.setObject(4, id);
            statement.executeUpdate();
        }
    }

    /** @return those that are gone */
    static List<UUID> delete(Connection connection, UUID organization, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setObject(1, id);
            statement.setObject(2, organization);
            statement.setObject(3, organization);
            List<UUID> gone = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    gone.add(row.getObject(1, UUID.class));
                }
            }
            return gone;
        }
    }

    /** The rows of a query that selects {@link #COLUMNS}, with their excerpts, in its order. */
    static List<PracticeState> read(Connection connection, PreparedStatement query, UUID organization, int mostExcerpts)
            throws SQLException {
        Map<UUID, PracticeRow> rows = new LinkedHashMap<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rows.put(row.getObject("id", UUID.class), PracticeRow.of(row));
            }
        }
        Map<UUID, List<Excerpt>> excerpts =
                excerpts(connection, organization, rows.keySet().toArray(), mostExcerpts);
        return rows.values().stream()
                .map(row -> row.state(organization, excerpts.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private record PracticeRow(
            UUID id,
            int revision,
            UUID mergedInto,
            List<String> terms,
            List<String> themes,
            Spread spread,
            Instant firstAt,
            Instant lastAt) {

        static PracticeRow of(ResultSet row) throws SQLException {
            UUID mergedInto = row.getObject("merged_into", UUID.class);
            return new PracticeRow(
                    row.getObject("id", UUID.class),
                    row.getInt("revision"),
                    mergedInto,
                    List.of((String[]) row.getArray("terms").getArray()),
                    List.of((String[]) row.getArray("themes").getArray()),
                    mergedInto == null ? readSpread(row.getString("counts")) : null,
                    instant(row, "first_at"),
                    instant(row, "last_at"));
        }

        PracticeState state(UUID organization, List<Excerpt> excerpts) {
            return mergedInto != null
                    ? PracticeState.merged(organization, id, revision, mergedInto)
                    : PracticeState.of(organization, id, revision, terms, themes, spread, firstAt, lastAt, excerpts);
        }
    }

    private static Map<UUID, List<Excerpt>> excerpts(
            Connection connection, UUID organization, Object[] practices, int most) throws SQLException {
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
                                    instant(row, "corrected_at"),
                                    row.getString(6),
                                    row.getString(7)));
                }
            }
            return excerpts;
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String write(Spread spread) {
        try {
            return JSON.writeValueAsString(spread);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a spread could not be written as JSON", impossible);
        }
    }

    private static Spread readSpread(String json) {
        try {
            return JSON.readValue(json, Spread.class);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("a row holds JSON that this service did not write", foreign);
        }
    }
}
