package io.throughline.standards.standards.web;

import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.paging.TextCursor;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.standards.standards.Status;
import io.throughline.standards.standards.query.ListedStandard;
import io.throughline.standards.standards.query.Sort;
import io.throughline.standards.standards.query.StandardFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The query of a list of standards.
 *
 * @param store a store's code, null for none
 * @param asOf a day of the stores' zones, null for none
 * @param knownAt null for now
 * @param after the last standard of the page before, null for the first page
 */
record StandardQuery(
        StandardFilter filter,
        String store,
        LocalDate asOf,
        Instant knownAt,
        ShownFields fields,
        Sort sort,
        TextCursor after,
        int limit) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;
    /** The longest title may be in it. */
    private static final int LONGEST_CURSOR = 1000;

    private static final Pattern DATE = Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}");

    /** @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once */
    static StandardQuery read(Map<String, List<String>> parameters) {
        QueryReader query = new QueryReader(parameters);
        StandardFilter filter = new StandardFilter(
                query.oneOf("status", Status.BY_NAME),
                role(query),
                query.text("touchpoint", 64),
                query.text("region", 100),
                query.text("q", 200),
                query.parsed("practice", "must be a UUID", Ids::parse));
        String store = query.text("store", 64);
        LocalDate asOf = date(query, "asOf");
        Instant knownAt = knownAt(query);
        ShownFields fields = ShownFields.read(query);
        int limit = query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        Sort asked = query.oneOf("sort", Sort.BY_NAME);
        Sort sort = asked != null ? asked : filter.words() == null ? Sort.NEWEST_FIRST : Sort.BEST_FIRST;
        String next = query.text("next", LONGEST_CURSOR);
        query.done();
        TextCursor after = next == null ? null : TextCursor.decode(next, boundTo(filter, store, asOf, knownAt, sort));
        return new StandardQuery(filter, store, asOf, knownAt, fields, sort, after, limit);
    }

    /** As versions name theirs: no version names Cashier, and those that name none would look like the answer. */
    private static String role(QueryReader query) {
        return query.parsed("role", "must look like cashier", text -> {
            if (!ContentReader.ROLE.matcher(text).matches()) {
                throw new IllegalArgumentException();
            }
            return text;
        });
    }

    static LocalDate date(QueryReader query, String name) {
        return query.parsed(name, "must be a date such as 2026-11-21", text -> {
            if (!DATE.matcher(text).matches()) {
                throw new IllegalArgumentException();
            }
            return LocalDate.parse(text);
        });
    }

    /** A time that has come. */
    static Instant knownAt(QueryReader query) {
        return query.parsed("knownAt", "must be a time that has come, such as 2026-11-21T10:15:30Z", text -> {
            Instant time = parse(text);
            if (time.isAfter(Instant.now())) {
                throw new IllegalArgumentException();
            }
            return time;
        });
    }

    static Instant time(QueryReader query, String name) {
        return query.parsed(name, "must be a time such as 2026-11-21T10:15:30Z", StandardQuery::parse);
    }

    private static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException none) {
            throw new IllegalArgumentException(none);
        }
    }

    /** The cursor to the page that begins after this standard. */
    String next(ListedStandard last) {
        return new TextCursor(last.position(), last.id()).encode(boundTo(filter, store, asOf, knownAt, sort));
    }

    private static String boundTo(StandardFilter filter, String store, LocalDate asOf, Instant knownAt, Sort sort) {
        return filter + " in " + store + " as of " + asOf + " known at " + knownAt + " by " + sort;
    }
}
