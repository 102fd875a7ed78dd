package io.throughline.feedback.reading.web;

import io.throughline.feedback.reading.FeedbackFilter;
import io.throughline.feedback.reading.ReadFeedback;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.QueryReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The query of a list of feedback.
 *
 * @param after the last of the page before, null for the first page
 * @param limit feedback on a page
 */
public record ListQuery(FeedbackFilter filter, boolean test, Cursor after, int limit) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;
    private static final int LONGEST_CURSOR = 256;
    private static final Map<String, Boolean> SPACES = Map.of("test", true);

    /** @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once */
    static ListQuery read(Map<String, List<String>> parameters, Instant now) {
        return read(parameters, query -> Filters.read(query, now));
    }

    /** @param filter reads the list's own filters */
    public static ListQuery read(Map<String, List<String>> parameters, Function<QueryReader, FeedbackFilter> filter) {
        QueryReader query = new QueryReader(parameters);
        FeedbackFilter read = filter.apply(query);
        boolean test = test(query);
        int limit = query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        String next = query.text("next", LONGEST_CURSOR);
        query.done();
        return new ListQuery(read, test, next == null ? null : Cursor.decode(next, list(read, test)), limit);
    }

    /** Whether the organization's test space is meant. */
    public static boolean test(QueryReader query) {
        return query.oneOf("space", SPACES) != null;
    }

    /** @param found one more than the limit tells that there is a next page */
    public <V> FeedbackPage<V> page(List<ReadFeedback> found, Function<ReadFeedback, V> view) {
        List<ReadFeedback> page = found.subList(0, Math.min(found.size(), limit));
        String next = null;
        if (found.size() > limit) {
            var last = page.get(page.size() - 1).feedback();
            next = new Cursor(last.correctedAt(), last.id()).encode(list(filter, test));
        }
        return new FeedbackPage<>(page.stream().map(view).toList(), next);
    }

    private static String list(FeedbackFilter filter, boolean test) {
        return filter + (test ? "test" : "");
    }
}
