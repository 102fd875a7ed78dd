package io.throughline.standards.candidates.sql;

import io.throughline.standards.candidates.Practice;
import io.throughline.standards.database.RowJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The practices and their excerpts as their topic tells them; only a higher revision changes one, and replaces its excerpts. What was
 * decided on is kept whatever is told later: the words until they are erased, and of a practice that is deleted what was known of it by
 * then. That depends on what had come before the deletion; nothing else depends on the order.
 */
public final class PracticeReplica {

    private static final String UPSERT = """
            insert into practice as kept (
                organization, id, revision, first_revision, deleted, origin, merged_into, title, terms, themes,
                spread_class, stories, spread, first_at, last_at)
            select
                organization, id, revision, first_revision, deleted, origin, merged_into, title, terms, themes,
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

    /** Of one that was decided on, itself or in a part of it, no more changes than that it is deleted. */
    private static final String DELETE_DECIDED = """
            update practice kept set revision = told.revision, deleted = true
            from json_populate_recordset(null::practice, ?::json) told
            where kept.organization = told.organization and kept.id = told.id
            and told.deleted and kept.revision < told.revision
            and exists (
                with recursive part (id) as (
                    select kept.id
                    union
                    select p.id from part join practice p on p.organization = kept.organization and p.merged_into = part.id)
                select from decision d join part on part.id = d.practice where d.organization = kept.organization)
            returning kept.organization, kept.id
            """;

    /** Also where an older revision comes late. */
    private static final String SET_FIRST_REVISION = """
            update practice kept set first_revision = told.revision
            from (
                select organization, id, min(revision) as revision
                from json_populate_recordset(null::practice, ?::json) group by organization, id) told
            where kept.organization = told.organization and kept.id = told.id and kept.first_revision > told.revision
            """;

    private static final String DELETE_EXCERPTS = """
            delete from excerpt using json_populate_recordset(null::practice, ?::json) changed
            where excerpt.organization = changed.organization and excerpt.practice = changed.id
            and not exists (
                select from decision
                where decision.organization = excerpt.organization and decision.practice = excerpt.practice
                and excerpt.story = any(decision.evidence))
            """;

    private static final String SET_ASIDE_EVIDENCE = """
            update excerpt set rank = null, title = null
            from json_populate_recordset(null::practice, ?::json) changed
            where excerpt.organization = changed.organization and excerpt.practice = changed.id
            """;

    private static final String INSERT_EXCERPTS = """
            insert into excerpt as kept (
                organization, practice, story, rank, store, touchpoint, corrected_at, sentence, text, title)
            select organization, practice, story, rank, store, touchpoint, corrected_at, sentence, text, title
            from json_populate_recordset(null::excerpt, ?::json) told
            where not exists (
                select from erased_feedback erased
                where erased.organization = told.organization and erased.id = told.story)
            on conflict on constraint excerpt_is_one_per_story_of_a_practice do update set
                rank = excluded.rank,
                store = coalesce(excluded.store, kept.store),
                touchpoint = coalesce(excluded.touchpoint, kept.touchpoint),
                corrected_at = coalesce(excluded.corrected_at, kept.corrected_at),
                sentence = coalesce(excluded.sentence, kept.sentence),
                text = coalesce(excluded.text, kept.text),
                title = excluded.title
            """;

    private static final Comparator<Practice> IN_ORDER =
            Comparator.comparingInt(Practice::revision).thenComparing(Practice::deleted);

    private PracticeReplica() {}

    private record Key(UUID organization, UUID id) {

        static Key of(Practice practice) {
            return new Key(practice.organization(), practice.id());
        }
    }

    /** In a transaction that holds the lock on its organizations' words. */
    public static void keep(Connection connection, List<Practice> practices) throws SQLException {
        for (List<Practice> round : rounds(practices)) {
            keepRound(connection, round);
        }
        update(
                connection,
                SET_FIRST_REVISION,
                practices.stream().map(PracticeRow::of).toList());
    }

    /**
     * In the order of their revisions, of each practice one a round, deletions after what they could end: what is kept for a decision is then
     * the same however revisions were cut into batches.
     */
    private static List<List<Practice>> rounds(List<Practice> practices) {
        List<List<Practice>> rounds = new ArrayList<>();
        Map<Key, Integer> told = new HashMap<>();
        Set<Key> inRound = new HashSet<>();
        boolean deleting = false;
        for (Practice practice : practices.stream().sorted(IN_ORDER).toList()) {
            Integer before = told.put(Key.of(practice), practice.revision());
            if (before != null && before == practice.revision()) {
                continue;
            }
            if (rounds.isEmpty() || inRound.contains(Key.of(practice)) || deleting && !practice.deleted()) {
                rounds.add(new ArrayList<>());
                inRound.clear();
            }
            rounds.get(rounds.size() - 1).add(practice);
            inRound.add(Key.of(practice));
            deleting = practice.deleted();
        }
        return rounds;
    }

    private static void keepRound(Connection connection, List<Practice> round) throws SQLException {
        Set<Key> changed = new HashSet<>();
        for (boolean deleted : new boolean[] {false, true}) {
            List<Practice> some = round.stream()
                    .filter(practice -> practice.deleted() == deleted)
                    .toList();
            if (deleted && !some.isEmpty()) {
                changed.addAll(changed(connection, DELETE_DECIDED, some));
            }
            if (!some.isEmpty()) {
                changed.addAll(changed(connection, UPSERT, some));
            }
        }
        List<Practice> changes = round.stream()
                .filter(practice -> changed.contains(Key.of(practice)))
                .toList();
        for (String sql : List.of(DELETE_EXCERPTS, SET_ASIDE_EVIDENCE)) {
            update(connection, sql, changes.stream().map(Key::of).toList());
        }
        update(
                connection,
                INSERT_EXCERPTS,
                changes.stream().flatMap(ExcerptRow::of).toList());
    }

    private static Set<Key> changed(Connection connection, String sql, List<Practice> practices) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
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
