package io.throughline.feedback.reading.web;

import io.throughline.feedback.reading.FeedbackFilter;
import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.problems.QueryReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** @param changedSince null for all that there is, without what is not there any more */
record ExportQuery(FeedbackFilter filter, boolean test, Format format, Instant changedSince) {

    /** What an export is written as. */
    enum Format {
        CSV,
        NDJSON
    }

    /** The ledger forgets deletions that are older. */
    private static final Duration LONGEST_AGO = Duration.ofDays(400);

    private static final Map<String, Format> FORMATS = WireNames.index(Format.values());

    /** @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once */
    static ExportQuery read(Map<String, List<String>> parameters, Instant now) {
        QueryReader query = new QueryReader(parameters);
        FeedbackFilter filter = Filters.read(query, now);
        Format format = query.oneOf("format", FORMATS);
        Instant changedSince = query.parsed(
                "changedSince",
                "must be the X-Changed-Until of an export before, at most 400 days ago; beyond that, export all",
                text -> {
                    Instant since = Filters.instant(text);
                    if (since.isBefore(now.minus(LONGEST_AGO)) || since.isAfter(now)) {
                        throw new IllegalArgumentException();
                    }
                    return since;
                });
        if (changedSince != null && (filter.flag() != null || filter.status() != null)) {
            query.fault(
                    "changedSince",
                    "filters",
                    "is for filters that a feedback does not leave: not with flag and status, of which it would not tell the end");
        }
        boolean test = ListQuery.test(query);
        query.done();
        return new ExportQuery(filter, test, Objects.requireNonNullElse(format, Format.CSV), changedSince);
    }
}
