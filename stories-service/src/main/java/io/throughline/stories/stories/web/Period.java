package io.throughline.stories.stories.web;

import io.throughline.runtime.problems.QueryReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Reads the ends of a period: each an instant, or a day of UTC. */
public final class Period {

    private static final Pattern YEAR_1_TO_9999 = Pattern.compile("(?!0000)\\d{4}-.*");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Period() {}

    /** The first instant within, null where it is not given. */
    public static Instant begin(QueryReader query, String name) {
        return time(query, name, 0);
    }

    /** The first instant after, null where it is not given; a day is within. */
    public static Instant end(QueryReader query, String name) {
        return time(query, name, 1);
    }

    private static Instant time(QueryReader query, String name, int daysOn) {
        return query.parsed(
                name,
                "must be a date such as 2026-11-21, or a time with an offset such as 2026-11-21T10:15:30Z ('+' is sent as %2B)",
                text -> {
                    if (!YEAR_1_TO_9999.matcher(text).matches()) {
                        throw new IllegalArgumentException();
                    }
                    Instant instant = DATE.matcher(text).matches()
                            ? LocalDate.parse(text)
                                    .plusDays(daysOn)
                                    .atStartOfDay()
                                    .toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(text).toInstant();
                    return instant.truncatedTo(ChronoUnit.MILLIS);
                });
    }
}
