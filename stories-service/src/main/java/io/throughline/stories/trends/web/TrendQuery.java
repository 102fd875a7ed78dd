package io.throughline.stories.trends.web;

import io.throughline.runtime.problems.QueryReader;
import io.throughline.stories.trends.TrendFilter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Reads which weeks are asked for. */
final class TrendQuery {

    private static final int WEEKS = 13;
    private static final int MOST_WEEKS = 53;

    private TrendQuery() {}

    /** @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once */
    static TrendFilter of(Map<String, List<String>> parameters, Clock clock) {
        QueryReader query = new QueryReader(parameters);
        int weeks = query.integer("weeks", 2, MOST_WEEKS, WEEKS);
        LocalDate last = query.parsed("lastDay", "must be a day, as 2026-11-22", LocalDate::parse);
        String store = query.text("store", 64);
        query.done();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new TrendFilter(last == null ? today : last, weeks, store);
    }
}
