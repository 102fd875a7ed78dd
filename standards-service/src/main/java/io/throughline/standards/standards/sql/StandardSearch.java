package io.throughline.standards.standards.sql;

import io.throughline.runtime.paging.TextCursor;
import io.throughline.standards.database.Conditions;
import io.throughline.standards.standards.Status;
import io.throughline.standards.standards.query.Found;
import io.throughline.standards.standards.query.ListedStandard;
import io.throughline.standards.standards.query.Sort;
import io.throughline.standards.standards.query.StandardFilter;
import io.throughline.standards.standards.query.Viewpoint;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;

/**
 * Finds an organization's standards by words that a version of the core says or a variant's that is added to it; what else is asked for is
 * looked at where the words are.
 */
final class StandardSearch {

    /** Of very common words so many standards are ranked, the newest. */
    private static final int MOST = 1000;

    /** Words as a person types them, by their English stems or as they are. */
    private static final String SEARCH = """
            with query as (select websearch_to_tsquery('english', ?) || websearch_to_tsquery('simple', ?) as words),
            found as (
                select f.standard as found_standard, f.number as found_number, f.said_in, f.rank as place
                from query cross join lateral found_standards(
                    query.words, ?::timestamptz, ?, ?, ?, ?, ?, ?::date, ?::integer[], ?::text[], ?::text[], ?::text[], ?::date[], %1$s, ?) f),
            page as (
                select s.id, s.created_at, s.last_change, place, said_in, %2$s, %3$s, %4$s
                from %5$s found join standard s on s.organization = ? and s.id = found_standard
                -- offset: each is looked up by its primary key, and by nothing else
                cross join lateral (
                    select * from %6$s where organization = s.organization and standard = found_standard and number = found_number offset 0) v
                where %7$s order by %8$s limit ?)
            select page.*, said_variant as variant_found,
                   ts_headline('english', said_title, query.words, 'HighlightAll=true, ' || marks) as title_found,
                   ts_headline('english', said_text, query.words,
                               'MaxFragments=2, MaxWords=25, MinWords=8, FragmentDelimiter=" … ", ' || marks) as text_found
            from page
            -- what a version says was never another
            cross join lateral (
                select variant as said_variant, title as said_title,
                       concat_ws(E'\\n', purpose, commitment ->> 'promise', customer_goal, array_to_string(steps, E'\\n'),
                                 array_to_string(resources, E'\\n'), array_to_string(audit_questions, E'\\n')) as said_text
                from version where organization = ? and standard = page.id and number = page.said_in offset 0) said,
            query, (select ?::text as marks) marks
            order by %8$s
            """;

    /** The order of the ranks needs nothing that is still to be read. */
    private static final String BEST = "(select * from found where %s order by %s limit ?)";

    private static final String MARKS = "StartSel=" + Found.BEGIN + ", StopSel=" + Found.END;

    private StandardSearch() {}

    /** @param after the last standard of the page before, null for the first page */
    static List<ListedStandard> list(
            Connection connection,
            UUID organization,
            StandardFilter filter,
            Viewpoint viewpoint,
            Sort sort,
            TextCursor after,
            int limit)
            throws SQLException {
        boolean onADay = viewpoint.isOnADay();
        if (onADay && filter.status() != null && filter.status() != Status.PUBLISHED) {
            return List.of();
        }
        Ordering ordering = Ordering.of(sort);
        boolean best = sort.by() == Sort.By.RANK;
        Conditions place = new Conditions().and("true");
        Conditions page = new Conditions().and("true");
        Ordering found = best ? ordering.by("place", "found_standard") : ordering;
        found.after(after, best ? place : page);
        Conditions among = filter.practice() == null
                ? new Conditions().and("null::uuid[]")
                : new Conditions()
                        .and(
                                "(select coalesce(array_agg(s.id), '{}') from standard s where s.organization = ? and "
                                        + StandardList.MADE_OF + ")",
                                organization,
                                filter.practice());
        String sql = SEARCH.formatted(
                among.sql(),
                StandardTable.PRACTICE,
                VersionRow.COLUMNS,
                ordering.position(),
                best ? BEST.formatted(place.sql(), found.sql()) : "",
                StandardList.source(viewpoint),
                page.sql(),
                ordering.sql());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            statement.setString(next++, filter.words());
            statement.setString(next++, filter.words());
            statement.setObject(
                    next++,
                    viewpoint.knownAt() == null ? null : StandardTable.utc(viewpoint.knownAt()),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setBoolean(next++, viewpoint.publishedOnly());
            statement.setString(
                    next++,
                    onADay || filter.status() == null ? null : filter.status().wireName());
            statement.setString(next++, filter.role());
            statement.setString(next++, filter.touchpoint());
            statement.setString(next++, filter.region());
            statement.setObject(next++, viewpoint.day());
            for (Array column : VersionConditions.numberedPlaces(connection, viewpoint)) {
                statement.setArray(next++, column);
            }
            next = among.bind(statement, next);
            statement.setInt(next++, MOST);
            if (best) {
                next = place.bind(statement, next);
                statement.setInt(next++, limit);
            }
            statement.setObject(next++, organization);
            next = page.bind(statement, StandardList.bindSource(viewpoint, statement, next));
            statement.setInt(next++, limit);
            statement.setObject(next++, organization);
            statement.setString(next, MARKS);
            return StandardList.listed(connection, organization, statement, viewpoint, true);
        }
    }
}
