package io.throughline.feedback.stores.web;

import io.throughline.feedback.stores.Status;
import io.throughline.feedback.stores.Store;
import io.throughline.feedback.stores.StoreFields;
import io.throughline.feedback.stores.StoreFilter;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.QueryReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The query of a list of stores.
 *
 * @param after the last store of the page before, null for the first page
 * @param limit stores on a page
 */
record StoreQuery(StoreFilter filter, UUID after, int limit) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;

    /**
     * @param codes of the stores that the caller may see; null for all
     * @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once
     */
    static StoreQuery read(Map<String, List<String>> parameters, Set<String> codes) {
        QueryReader query = new QueryReader(parameters);
        StoreFilter filter = new StoreFilter(
                query.text("region", StoreFields.LONGEST_REGION),
                query.text("format", StoreFields.LONGEST_FORMAT),
                query.oneOf("status", Status.BY_NAME),
                query.text("q", StoreFields.LONGEST_NAME),
                codes);
        int limit = query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        String next = query.text("next", 256);
        query.done();
        return new StoreQuery(
                filter, next == null ? null : Cursor.decode(next, bound(filter)).id(), limit);
    }

    String next(Store last) {
        return Cursor.ofNumber(0, last.id()).encode(bound(filter));
    }

    private static String bound(StoreFilter filter) {
        return "stores " + new StoreFilter(filter.region(), filter.format(), filter.status(), filter.text(), null);
    }
}
