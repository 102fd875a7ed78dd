package io.throughline.stories.practices.web;

import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.stories.practices.PracticeFilter;
import io.throughline.stories.practices.SpreadClass;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The query of a list of practices, or of a practice's stories.
 *
 * @param filters what a cursor is bound to
 * @param after the last item of the page before, null for the first page
 * @param limit items on a page
 */
record PracticeQuery(PracticeFilter filter, String filters, Cursor after, int limit) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;

    /** @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once */
    static PracticeQuery ofPractices(Map<String, List<String>> parameters) {
        QueryReader query = new QueryReader(parameters);
        PracticeFilter filter = new PracticeFilter(query.oneOf("spread", SpreadClass.BY_NAME), query.text("theme", 64));
        return read(query, filter, filter.toString());
    }

    /** @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once */
    static PracticeQuery ofStories(UUID practice, Map<String, List<String>> parameters) {
        return read(new QueryReader(parameters), null, "stories of " + practice);
    }

    private static PracticeQuery read(QueryReader query, PracticeFilter filter, String filters) {
        int limit = query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        String next = query.text("next", 256);
        query.done();
        return new PracticeQuery(filter, filters, next == null ? null : Cursor.decode(next, filters), limit);
    }

    String next(long number, UUID id) {
        return Cursor.ofNumber(number, id).encode(filters);
    }
}
