package io.throughline.feedback.reading.sql;

import io.throughline.feedback.reading.Edge;
import io.throughline.feedback.reading.FeedbackFilter;
import io.throughline.feedback.reading.Space;
import java.time.Duration;
import java.util.regex.Pattern;

/** The parts that all queries of feedback share. */
final class Conditions {

    /** The table with what its stores' codes say, a code that is not registered included. */
    static final String FEEDBACK = "feedback f left join store_code c on c.organization = ? and c.code = f.store";

    /** The present code of {@code f}'s store. */
    static final String PRESENT_STORE = "coalesce(s.code, f.store)";

    static final String STORE = "left join store s on s.organization = c.organization and s.id = c.store";

    static final String ZONE = "coalesce(c.time_zone, 'UTC')";

    /** Nothing is taken in that was collected later than a day after: the months before need no look. */
    private static final Duration AHEAD = Duration.ofHours(25);

    private static final Pattern WILDCARD = Pattern.compile("[\\\\%_]");

    private Conditions() {}

    /** Begins the conditions; the stores are not among them. */
    static Query where(Query query, Space space, FeedbackFilter filter) {
        query.add("where f.organization = ?", space.id())
                .given("and f.touchpoint = ?", filter.touchpoint())
                .given(
                        "and f.channel = ?",
                        filter.channel() == null ? null : filter.channel().wireName())
                .given(
                        "and f.metric = ?",
                        filter.metric() == null ? null : filter.metric().wireName())
                .given("and f.normalized >= ?", filter.minRating())
                .given("and f.normalized <= ?", filter.maxRating())
                .given("and f.content ->> 'comment' ilike ?", containing(filter.text()))
                .given("and f.past = ?", filter.past());
        if (filter.status() != null) {
            // not bound, so that the planner sees that the partial index will do; likewise the flags
            query.add("and f.status = '" + filter.status().wireName() + "'");
        }
        if (filter.flag() != null) {
            query.add("and f.flags <> '{}' and ? = any (f.flags)", filter.flag().wireName());
        }
        from(query, filter.period().from());
        to(query, filter.period().to());
        return query;
    }

    /** Where it is a day, the index has wide bounds, and the store's zone decides within them. */
    private static void from(Query query, Edge from) {
        if (from != null) {
            query.add("and f.corrected_at >= ?", from.earliest())
                    .add("and f.received_at >= ?", from.earliest().minus(AHEAD))
                    .given("and f.corrected_at >= ?::date::timestamp at time zone " + ZONE, from.day());
        }
    }

    private static void to(Query query, Edge to) {
        if (to != null) {
            query.add("and f.corrected_at < ?", to.latest())
                    .given("and f.corrected_at < ?::date::timestamp at time zone " + ZONE, to.day());
        }
    }

    private static String containing(String text) {
        return text == null ? null : "%" + WILDCARD.matcher(text).replaceAll("\\\\$0") + "%";
    }
}
