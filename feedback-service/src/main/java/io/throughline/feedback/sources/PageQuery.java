package io.throughline.feedback.sources;

import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.QueryReader;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;

/**
 * Which page of a list in the order of creation.
 *
 * @param after null for the first page
 * @param list what a cursor is bound to
 */
record PageQuery(Cursor after, int limit, String list) {

    private static final int MOST = 200;
    private static final int USUAL = 50;
    private static final int LONGEST_CURSOR = 200;

    /** @throws io.throughline.runtime.problems.ProblemException 400 with every fault of the query */
    static PageQuery read(UriInfo uri, String list) {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        int limit = query.integer("limit", 1, MOST, USUAL);
        String next = query.text("next", LONGEST_CURSOR);
        query.done();
        return new PageQuery(next == null ? null : Cursor.decode(next, list), limit, list);
    }

    /** @param found one more than the limit tells that there is a next page */
    <T, V> Page<V> page(List<T> found, Function<T, Cursor> position, Function<T, V> view) {
        List<T> page = found.subList(0, Math.min(found.size(), limit));
        String next =
                found.size() > limit ? position.apply(page.get(page.size() - 1)).encode(list) : null;
        return new Page<>(page.stream().map(view).toList(), next);
    }
}
