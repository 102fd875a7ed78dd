package io.throughline.standards.candidates.sql;

import io.throughline.standards.candidates.Practice;
import io.throughline.standards.database.RowJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The practices and their excerpts as their topic tells them; only a higher revision changes one, and replaces its excerpts. */
public final class PracticeReplica {

    private static final String UPSERT = """
            insert into practice as kept (
                organization, id, revision, deleted, origin, merged_into, title, terms, themes,
                spread_class, stories, spread, first_at, last_at)
            select
                organization, id, revision, deleted, origin, merged_into, title, terms, themes,
                spread_class, stories, spread, first_at, last_at
            from json_populate_recordset(null::practice, ?::json)
            order by organization, id
            on conflict on constraint practice_is_one_per_id do update set
                revision = excluded.revision,
                deleted = excluded.deleted,
                origin = excluded.origin,
                merged_into = excluded.merged_into,
                title = excluded.title,
                terms = excluded.terms,
                themes = excluded.themes,
                spread_class = excluded.spread_class,
                stories = excluded.stories,
                spread = excluded.spread,
                first_at = excluded.first_at,
                last_at = excluded.last_at
            where kept.revision < excluded.revision
            returning organization, id
            """;

    private static final String DELETE_EXCERPTS = """
            delete from excerpt using json_populate_recordset(null::practice, ?::json) changed
            where excerpt.organization = changed.organization and excerpt.practice = changed.id
            """;

    private static final String INSERT_EXCERPTS = """
            insert into excerpt (
                organization, practice, story, rank, store, touchpoint, corrected_at, sentence, text, title)
            select organization, practice, story, rank, store, touchpoint, corrected_at, sentence, text, title
            from json_populate_recordset(null::excerpt, ?::json) told
            where not exists (
                select from erased_feedback erased
                where erased.organization = told.organization and erased.id = told.story)
            """;

    private PracticeReplica() {}

    private record Key(UUID organization, UUID id) {

        static Key of(Practice practice) {
            return new Key(practice.organization(), practice.id());
        }
    }

    /** In a transaction that holds the lock on its organizations' words. */
    public static void keep(Connection connection, List<Practice> practices) throws SQLException {
        List<Practice> last = lastRevisions(practices);
        Set<Key> changed = upsert(connection, last);
        List<Practice> changes = last.stream()
                .filter(practice -> changed.contains(Key.of(practice)))
                .toList();
        update(connection, DELETE_EXCERPTS, changes.stream().map(Key::of).toList());
        update(
                connection,
                INSERT_EXCERPTS,
                changes.stream().flatMap(ExcerptRow::of).toList());
    }

    private static List<Practice> lastRevisions(List<Practice> practices) {
        Map<Key, Practice> last = new LinkedHashMap<>();
        for (Practice practice : practices) {
            last.merge(Key.of(practice), practice, (one, other) -> other.revision() > one.revision() ? other : one);
        }
        return List.copyOf(last.values());
    }

    private static Set<Key> upsert(Connection connection, List<Practice> practices) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setString(
                    1, RowJson.write(practices.stream().map(PracticeRow::of).toList()));
            Set<Key> changed = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    changed.add(new Key(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
                }
            }
            return changed;
        }
    }

    private static void update(Connection connection, String sql, List<?> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, RowJson.write(rows));
            statement.executeUpdate();
        }
    }
}
