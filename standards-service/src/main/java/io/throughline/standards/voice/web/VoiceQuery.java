package io.throughline.standards.voice.web;

import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.standards.voice.Kind;
import io.throughline.standards.voice.Role;
import io.throughline.standards.voice.Voice;
import io.throughline.standards.voice.VoiceFilter;
import io.throughline.standards.voice.VoiceStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The query of a list of suggestions and needs.
 *
 * @param after the day and the id of the last one of the page before, null for the first page
 */
record VoiceQuery(VoiceFilter filter, Cursor after, int limit) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;
    private static final String ME = "me";
    private static final int LAST_YEAR = 9999;

    /**
     * @param me asked for only where it is needed: not every token names a person
     * @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once
     */
    static VoiceQuery read(Map<String, List<String>> parameters, Supplier<String> me) {
        QueryReader query = new QueryReader(parameters);
        VoiceStatus status = query.oneOf("status", VoiceStatus.BY_NAME);
        Kind kind = query.oneOf("kind", Kind.BY_NAME);
        String store = query.text("store", 64);
        String owner = query.parsed(
                "owner", "must be one of " + String.join(", ", Role.OWNERS.keySet()) + ", " + ME, VoiceQuery::owner);
        LocalDate dueBefore = query.parsed("dueBefore", "must be a date such as 2026-11-21", VoiceQuery::date);
        int limit = query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        String next = query.text("next", 256);
        query.done();
        VoiceFilter filter = new VoiceFilter(
                status, kind, store, Role.OWNERS.get(owner), ME.equals(owner) ? me.get() : null, dueBefore);
        return new VoiceQuery(filter, next == null ? null : Cursor.decode(next, filter.toString()), limit);
    }

    /** The cursor to the page that begins after this one. */
    String next(Voice last) {
        return Cursor.ofNumber(last.due().day().toEpochDay(), last.told().id()).encode(filter.toString());
    }

    private static String owner(String text) {
        if (!text.equals(ME) && !Role.OWNERS.containsKey(text)) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException();
        }
        return date;
    }
}
