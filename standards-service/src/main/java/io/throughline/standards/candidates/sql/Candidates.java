package io.throughline.standards.candidates.sql;

import io.throughline.runtime.paging.Cursor;
import io.throughline.standards.candidates.Candidate;
import io.throughline.standards.candidates.CandidateFilter;
import io.throughline.standards.candidates.CandidateStatus;
import io.throughline.standards.candidates.Decision;
import io.throughline.standards.candidates.Excerpt;
import io.throughline.standards.candidates.Origin;
import io.throughline.standards.candidates.Snooze;
import io.throughline.standards.candidates.SnoozeEnd;
import io.throughline.standards.candidates.Spread;
import io.throughline.standards.database.Conditions;
import io.throughline.standards.database.RowJson;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads an organization's candidates. All calls are within a transaction that is admitted to it. */
public final class Candidates {

    /**
     * With the decision on the practice itself or, where there is none, on one that became part of it, at whatever remove: one that led to
     * a standard before a declined one, the earliest first. A declined one is outweighed where a practice on the way was there before (so
     * the two were candidates side by side) and more stories tell of the whole than told of what was declined. With a title in the words
     * of the story that it is proposed from or, when that is erased, of the best that is left. While undecided with the last snooze in
     * the same way: its own or, where there is none, one of a part that it does not outweigh, one that still holds first.
     */
    private static final String SELECT = """
            select p.id, p.revision, p.origin, p.terms, p.themes, p.spread, p.first_at, p.last_at, p.merged_into,
                   p.title is null as title_proposed,
                   case when p.merged_into is null then coalesce(
                       p.title,
                       (select coalesce(e.title, left(e.sentence, 200)) from excerpt e
                        where e.organization = p.organization
                        and case when p.deleted then e.practice = decision.practice and e.sentence is not null
                                 else e.practice = p.id and num_nonnulls(e.rank, e.title) > 0 end
                        order by e.title is null, e.rank, array_position(decision.evidence, e.story) limit 1),
                       '(erased)') end as title,
                   decision.*, snooze.*
            from practice p
            left join lateral (
                %4$s
            ) decision on true
            left join lateral (
                %1$s
                select s.practice as snoozed_practice, s.until as snoozed_until, s.snoozed_by, s.snoozed_at,
                       s.stories as snoozed_stories, s.reason as snooze_reason,
                       case when s.until <= ? then 'day-reached'
                            when p.stories >= 2 * s.stories then 'evidence-doubled' end as snooze_ended
                from snooze s join part on part.id = s.practice
                where s.organization = p.organization
                and %3$s
                and not (part.beside and s.practice <> p.id and p.stories > s.stories)
                and not exists (
                    select from snooze later
                    where later.organization = s.organization and later.practice = s.practice and later.id > s.id)
                order by s.practice <> p.id, snooze_ended nulls first, s.until desc, s.practice limit 1
            ) snooze on true
            where %2$s
            order by p.stories desc, p.id limit ?
            """;

    /** The practice and all that became part of it, at whatever remove; beside: a practice on the way was there before. */
    private static final String PARTS = """
            with recursive part (id, first_revision, beside) as (
                select p.id, p.first_revision, false
                union
                select q.id, q.first_revision, part.beside or part.first_revision < q.revision
                from part join practice q on q.organization = p.organization and q.merged_into = part.id)""";

    /** The decision on the practice itself or, where there is none, on one that became part of it. */
    static final String DECISION = PARTS + """

            select d.practice, d.outcome, d.decided_by, d.decided_at, d.reason, d.standard, d.evidence,
                   d.stories as stories_then,
                   d.outcome = 'declined' and part.beside and d.practice <> p.id
                       and not p.deleted and p.stories > d.stories as outweighed
            from decision d join part on part.id = d.practice
            where d.organization = p.organization
            order by d.practice <> p.id, d.outcome = 'declined', outweighed, d.decided_at, d.practice limit 1
            """;

    private static final String UNDECIDED =
            "p.merged_into is null and not p.deleted and (decision.outcome is null or decision.outweighed)";

    private static final String KNOWN = "(not p.deleted or decision.practice is not null)";

    private static final String EXCERPTS = """
            select story, store, touchpoint, corrected_at, sentence, text from excerpt
            where organization = ? and practice = ? and rank is not null order by rank
            """;

    private static final String DECIDED_ON = """
            select story, store, touchpoint, corrected_at, sentence, text
            from (
                select distinct on (story) excerpt.*, array_position(?, story) as place
                from excerpt
                where organization = ? and sentence is not null
                and (practice = ? and rank is not null or practice = ? and story = any(?))
                order by story, practice = ? and rank is not null desc
            ) told
            order by place, rank, story
            """;

    private Candidates() {}

    /**
     * Also one that is merged, and one that is deleted if it was decided on.
     *
     * @param today in UTC: a snooze may be over by then
     */
    public static Optional<Candidate> find(Connection connection, UUID organization, UUID practice, LocalDate today)
            throws SQLException {
        Conditions conditions = new Conditions()
                .and("p.organization = ?", organization)
                .and("p.id = ?", practice)
                .and(KNOWN);
        return select(connection, conditions, today, 1).stream().findFirst();
    }

    /**
     * Those of them that {@link #find} finds.
     *
     * @param today in UTC: a snooze may be over by then
     */
    public static List<Candidate> findAll(
            Connection connection, UUID organization, Collection<UUID> practices, LocalDate today) throws SQLException {
        Conditions conditions = new Conditions()
                .and("p.organization = ?", organization)
                .and("p.id = any(?)", connection.createArrayOf("uuid", practices.toArray()))
                .and(KNOWN);
        return select(connection, conditions, today, practices.size());
    }

    /**
     * Most stories first.
     *
     * @param today in UTC: a snooze may be over by then
     * @param after the last candidate of the page before, null for the first page
     */
    public static List<Candidate> list(
            Connection connection, UUID organization, CandidateFilter filter, LocalDate today, Cursor after, int limit)
            throws SQLException {
        Conditions conditions =
                new Conditions().and("p.organization = ?", organization).and(status(filter.status()));
        if (filter.spread() != null) {
            conditions.and("p.spread_class = ?", filter.spread().wireName());
        }
        if (filter.origin() != null) {
            conditions.and("p.origin = ?", filter.origin().wireName());
        }
        if (after != null) {
            conditions.and("(p.stories < ? or p.stories = ? and p.id > ?)", after.number(), after.number(), after.id());
        }
        return select(connection, conditions, today, limit);
    }

    private static String status(CandidateStatus status) {
        return switch (status) {
            case MERGED -> "p.merged_into is not null";
            case WAITING -> UNDECIDED + " and (snoozed_until is null or snooze_ended is not null)";
            case SNOOZED -> UNDECIDED + " and snoozed_until is not null and snooze_ended is null";
            case ACCEPTED, MERGED_INTO_STANDARD ->
                "p.merged_into is null and decision.outcome = '" + status.wireName() + "'";
            case DECLINED -> "p.merged_into is null and decision.outcome = 'declined' and not decision.outweighed";
        };
    }

    /** What the practice's last revision tells, best first. */
    public static List<Excerpt> excerpts(Connection connection, UUID organization, UUID practice) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXCERPTS)) {
            statement.setObject(1, organization);
            statement.setObject(2, practice);
            return excerpts(statement);
        }
    }

    /**
     * What was decided on as far as it is not erased, then what else is told today.
     *
     * @param today the practice that has the stories of the one that was decided on
     */
    public static List<Excerpt> excerpts(Connection connection, UUID organization, Decision decision, UUID today)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DECIDED_ON)) {
            Array evidence =
                    connection.createArrayOf("uuid", decision.evidence().toArray());
            statement.setArray(1, evidence);
            statement.setObject(2, organization);
            statement.setObject(3, today);
            statement.setObject(4, decision.practice());
            statement.setArray(5, evidence);
            statement.setObject(6, today);
            return excerpts(statement);
        }
    }

    private static List<Excerpt> excerpts(PreparedStatement statement) throws SQLException {
        List<Excerpt> excerpts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                excerpts.add(new Excerpt(
                        row.getObject("story", UUID.class),
                        row.getString("store"),
                        row.getString("touchpoint"),
                        instant(row, "corrected_at"),
                        row.getString("sentence"),
                        row.getString("text")));
            }
        }
        return excerpts;
    }

    private static List<Candidate> select(Connection connection, Conditions conditions, LocalDate today, int limit)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT.formatted(PARTS, conditions.sql(), UNDECIDED, DECISION))) {
            statement.setObject(1, today);
            statement.setInt(conditions.bind(statement, 2), limit);
            List<Candidate> candidates = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    candidates.add(candidate(row));
                }
            }
            return candidates;
        }
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        Decision decision = row.getString("outcome") == null ? null : Decisions.read(row);
        boolean outweighed = row.getBoolean("outweighed");
        return new Candidate(
                row.getObject("id", UUID.class),
                row.getInt("revision"),
                Origin.BY_NAME.get(row.getString("origin")),
                row.getString("title"),
                row.getBoolean("title_proposed"),
                List.of((String[]) row.getArray("terms").getArray()),
                List.of((String[]) row.getArray("themes").getArray()),
                RowJson.read(row.getString("spread"), Spread.class),
                instant(row, "first_at"),
                instant(row, "last_at"),
                row.getObject("merged_into", UUID.class),
                outweighed ? null : decision,
                outweighed ? decision : null,
                row.getObject("snoozed_until") == null ? null : snooze(row));
    }

    private static Snooze snooze(ResultSet row) throws SQLException {
        return new Snooze(
                row.getObject("snoozed_practice", UUID.class),
                row.getObject("snoozed_until", LocalDate.class),
                row.getString("snoozed_by"),
                instant(row, "snoozed_at"),
                row.getInt("snoozed_stories"),
                row.getString("snooze_reason"),
                SnoozeEnd.BY_NAME.get(row.getString("snooze_ended")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
