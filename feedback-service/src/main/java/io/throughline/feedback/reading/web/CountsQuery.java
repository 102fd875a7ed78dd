package io.throughline.feedback.reading.web;

import io.throughline.feedback.reading.Dimension;
import io.throughline.feedback.reading.FeedbackFilter;
import io.throughline.feedback.reading.Status;
import io.throughline.runtime.problems.QueryReader;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** @param by at most two, in their own order; none for one count of all */
record CountsQuery(FeedbackFilter filter, boolean test, Set<Dimension> by) {

    private static final int MOST_DIMENSIONS = 2;

    /** Of all stores; a store's own may be counted over any period. */
    private static final Duration LONGEST = Duration.ofDays(92);

    /** @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once */
    static CountsQuery read(Map<String, List<String>> parameters, Instant now) {
        QueryReader query = new QueryReader(parameters);
        FeedbackFilter filter = Filters.read(query, now);
        if (filter.status() == Status.HELD) {
            query.fault("status", "value", "held feedback is counted under /v1/feedback/held/counts");
        }
        if (filter.store() == null && !filter.period().isWithin(LONGEST, now)) {
            query.fault("from", "range", "without a store must be given, and at most 92 days before to");
        }
        Set<Dimension> by = query.parsed(
                "by",
                "must be one or two of " + String.join(", ", Dimension.BY_NAME.keySet()),
                CountsQuery::dimensions);
        boolean test = ListQuery.test(query);
        query.done();
        return new CountsQuery(filter, test, by == null ? Set.of() : by);
    }

    private static Set<Dimension> dimensions(String text) {
        Set<Dimension> by = EnumSet.noneOf(Dimension.class);
        for (String name : text.split(",", -1)) {
            if (!Dimension.BY_NAME.containsKey(name) || !by.add(Dimension.BY_NAME.get(name))) {
                throw new IllegalArgumentException();
            }
        }
        if (by.size() > MOST_DIMENSIONS) {
            throw new IllegalArgumentException();
        }
        return by;
    }
}
