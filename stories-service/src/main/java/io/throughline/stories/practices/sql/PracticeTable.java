package io.throughline.stories.practices.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.stories.practices.Origin;
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
            "p.organization, p.id, p.revision, p.origin, p.merged_into, p.terms, p.themes, p.counts, p.first_at, p.last_at,"
                    + " (select t.title from practice_title t where t.organization = p.organization and t.practice = p.id)"
                    + " as title";

    /** By the clock of the database, for its groupers may run on several machines. */
    static final String SECONDS = "floor(extract(epoch from clock_timestamp() - timestamptz '2020-01-01T00:00:00Z'))";

    /** What a database that is lost told, it told at an earlier second; 32 bits hold the seconds until 2088. */
    private static final String NEXT_REVISION = """
            insert into practice_writing as kept (organization, revision)
            values (?, %s)
            on conflict on constraint practice_writing_is_one_per_organization
                do update set revision = greatest(kept.revision + 1, excluded.revision)
            returning revision
            """.formatted(SECONDS);

    private static final String KEEP = """
            insert into practice (
                organization, id, revision, origin, spread, stories, terms, themes, counts, first_at, last_at, found_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict on constraint practice_is_one_by_its_id do update set
                revision = excluded.revision,
                origin = excluded.origin,
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

    private PracticeTable() {}

    /** As they were kept last, by their ids, those that are not merged into another. */
    static Map<UUID, Practice> found(Connection connection, UUID organization) throws SQLException {
        Map<UUID, List<UUID>> stories = PlaceTable.stories(connection, organization);
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + COLUMNS + " from practice p where p.organization = ? and p.merged_into is null")) {
            statement.setObject(1, organization);
            Map<UUID, Practice> found = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    PracticeState.Known known = PracticeRow.of(row).known();
                    found.put(
                            known.id(),
                            new Practice(
                                    known.id(),
                                    known.origin(),
                                    stories.getOrDefault(known.id(), List.of()),
                                    known.terms(),
                                    known.themes(),
                                    known.spread(),
                                    known.firstAt(),
                                    known.lastAt()));
                }
            }
            return found;
        }
    }

    /**
     * The revision of what this transaction changes: above all that the organization's practices ever had, in a database that was built anew too.
     * Nobody else writes any of them until the transaction ends.
     */
    static int nextRevision(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_REVISION)) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    static void keep(Connection connection, UUID organization, int revision, List<Practice> practices, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            for (Practice practice : practices) {
                statement.setObject(1, organization);
                statement.setObject(2, practice.id());
                statement.setInt(3, revision);
                statement.setString(4, practice.origin().wireName());
                statement.setString(5, practice.spread().kind().wireName());
                statement.setInt(6, practice.stories().size());
                statement.setArray(
                        7, connection.createArrayOf("text", practice.terms().toArray()));
                statement.setArray(
                        8, connection.createArrayOf("text", practice.themes().toArray()));
                statement.setString(9, write(practice.spread()));
                statement.setObject(10, utc(practice.firstAt()));
                statement.setObject(11, utc(practice.lastAt()));
                statement.setObject(12, utc(now));
                statement.addBatch();
            }
            statement.executeBatch();
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
            EditTable.untitle(connection, organization, gone);
            return gone;
        }
    }

    /** As they are told to others, by their ids. */
    static List<PracticeState> states(Connection connection, UUID organization, List<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + COLUMNS + " from practice p where p.organization = ? and p.id = any(?) order by p.id")) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            return read(connection, statement, organization, PracticeState.MOST_EXCERPTS);
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
                Excerpts.of(connection, organization, rows.keySet().toArray(), mostExcerpts);
        return rows.values().stream()
                .map(row -> row.state(
                        organization, excerpts.getOrDefault(row.known().id(), List.of())))
                .toList();
    }

    private record PracticeRow(UUID mergedInto, PracticeState.Known known) {

        static PracticeRow of(ResultSet row) throws SQLException {
            UUID mergedInto = row.getObject("merged_into", UUID.class);
            return new PracticeRow(
                    mergedInto,
                    new PracticeState.Known(
                            row.getObject("id", UUID.class),
                            row.getInt("revision"),
                            Origin.BY_NAME.get(row.getString("origin")),
                            row.getString("title"),
                            List.of((String[]) row.getArray("terms").getArray()),
                            List.of((String[]) row.getArray("themes").getArray()),
                            mergedInto == null ? readSpread(row.getString("counts")) : null,
                            instant(row, "first_at"),
                            instant(row, "last_at")));
        }

        PracticeState state(UUID organization, List<Excerpt> excerpts) {
            return mergedInto != null
                    ? PracticeState.merged(organization, known.id(), known.revision(), known.origin(), mergedInto)
                    : PracticeState.of(organization, known, excerpts);
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
