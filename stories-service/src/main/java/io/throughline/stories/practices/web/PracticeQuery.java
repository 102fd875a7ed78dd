package io.throughline.stories.practices.web;

import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.stories.practices.Origin;
import io.throughline.stories.practices.PracticeFilter;
import io.throughline.stories.practices.PracticeState;
import io.throughline.stories.practices.SpreadClass;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The query of a list of practices, or of a practice's stories.
 *
 * @param sort null in a practice's stories
 * @param filters what a cursor is bound to
 * @param after the last item of the page before, null for the first page
 * @param limit items on a page
 */
record PracticeQuery(PracticeFilter filter, PracticeFilter.Sort sort, String filters, Cursor after, int limit) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;
    private static final Map<String, PracticeFilter.Sort> SORTS = WireNames.index(PracticeFilter.Sort.values());

    /** @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once */
    static PracticeQuery ofPractices(Map<String, List<String>> parameters) {
        QueryReader query = new QueryReader(parameters);
        PracticeFilter filter = new PracticeFilter(
                query.oneOf("origin", Origin.BY_NAME),
                query.oneOf("spread", SpreadClass.BY_NAME),
                query.text("theme", 64),
                query.text("store", 64),
                time(query, "from"),
                time(query, "to"),
                leastStories(query));
        PracticeFilter.Sort sort = query.oneOf("sort", SORTS);
        PracticeFilter.Sort order = sort == null ? PracticeFilter.Sort.STORIES : sort;
        return read(query, filter, order, filter + " " + order);
    }

    /** @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once */
    static PracticeQuery ofStories(UUID practice, Map<String, List<String>> parameters) {
        return read(new QueryReader(parameters), null, null, "stories of " + practice);
    }

    private static Instant time(QueryReader query, String name) {
        return query.parsed(
                name, "must be a time with its offset, as 2026-11-22T08:00:00Z", text -> OffsetDateTime.parse(text)
                        .toInstant());
    }

    private static Integer leastStories(QueryReader query) {
        int least = query.integer("evidence", 1, 1_000_000, 0);
        return least == 0 ? null : least;
    }

    private static PracticeQuery read(
            QueryReader query, PracticeFilter filter, PracticeFilter.Sort sort, String filters) {
        int limit = query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        String next = query.text("next", 256);
        query.done();
        return new PracticeQuery(filter, sort, filters, next == null ? null : Cursor.decode(next, filters), limit);
    }

    /** The page after this practice's. */
    String next(PracticeState last) {
        long number =
                switch (sort) {
                    case STORIES -> last.spread().stories();
                    case LAST -> last.lastAt().toEpochMilli();
                    case FIRST -> last.firstAt().toEpochMilli();
                };
        return next(number, last.id());
    }

    String next(long number, UUID id) {
        return Cursor.ofNumber(number, id).encode(filters);
    }
}
