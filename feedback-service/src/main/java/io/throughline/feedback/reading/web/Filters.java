package io.throughline.feedback.reading.web;

import io.throughline.feedback.intake.Metric;
import io.throughline.feedback.misuse.Flag;
import io.throughline.feedback.reading.Edge;
import io.throughline.feedback.reading.FeedbackFilter;
import io.throughline.feedback.reading.Period;
import io.throughline.feedback.reading.Status;
import io.throughline.feedback.sources.Channel;
import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.problems.QueryReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the filters that all queries of feedback share. */
final class Filters {

    private static final Duration LONGEST_FOR_TEXT = Duration.ofDays(31);

    private static final Pattern YEAR_1_TO_9999 = Pattern.compile("(?!0000)\\d{4}-.*");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Map<String, Metric> METRICS = WireNames.index(Metric.values());
    private static final Map<String, Boolean> BOOLEANS = new TreeMap<>(Map.of("true", true, "false", false));

    private Filters() {}

    static FeedbackFilter read(QueryReader query, Instant now) {
        FeedbackFilter filter = new FeedbackFilter(
                query.text("store", 64),
                query.text("region", 100),
                query.text("touchpoint", 64),
                query.oneOf("channel", Channel.BY_NAME),
                query.oneOf("metric", METRICS),
                rating(query, "minRating"),
                rating(query, "maxRating"),
                query.text("text", 200),
                new Period(edge(query, "from", 0), edge(query, "to", 1)),
                query.oneOf("flag", Flag.BY_NAME),
                query.oneOf("past", BOOLEANS),
                query.oneOf("status", Status.BY_NAME));
        check(query, filter, now);
        return filter;
    }

    private static void check(QueryReader query, FeedbackFilter filter, Instant now) {
        if (!filter.period().inOrder()) {
            query.fault("to", "order", "must be after from");
        }
        boolean rated = filter.minRating() != null || filter.maxRating() != null;
        if (rated && filter.metric() == null) {
            query.fault("metric", "required", "is needed with minRating and maxRating: metrics are never mixed");
        }
        if (filter.minRating() != null
                && filter.maxRating() != null
                && filter.minRating().compareTo(filter.maxRating()) > 0) {
            query.fault("maxRating", "order", "must not be less than minRating");
        }
        if (filter.text() != null && filter.store() == null) {
            query.fault("store", "required", "is needed with text");
        }
        if (filter.text() != null && !filter.period().isWithin(LONGEST_FOR_TEXT, now)) {
            query.fault("from", "range", "with text must be given, and at most 31 days before to");
        }
    }

    /** An instant, or a day, which is one in each store's zone: as a period's end, the day is within. */
    private static Edge edge(QueryReader query, String name, int daysOn) {
        return query.parsed(
                name,
                "must be a day such as 2026-11-21, or a time with an offset such as 2026-11-21T10:15:30Z ('+' is sent as %2B)",
                text -> {
                    if (!YEAR_1_TO_9999.matcher(text).matches()) {
                        throw new IllegalArgumentException();
                    }
                    return DATE.matcher(text).matches()
                            ? Edge.startOf(LocalDate.parse(text).plusDays(daysOn))
                            : Edge.at(instant(text));
                });
    }

    /** @throws RuntimeException for anything else than a time with an offset */
    static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static BigDecimal rating(QueryReader query, String name) {
        return query.parsed(name, "must be a number from 0 to 100 with at most two decimals", text -> {
            if (!PERCENT.matcher(text).matches() || new BigDecimal(text).compareTo(HUNDRED) > 0) {
                throw new IllegalArgumentException();
            }
            return new BigDecimal(text);
        });
    }
}
