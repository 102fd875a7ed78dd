package io.throughline.feedback.reading.sql;

import io.throughline.feedback.reading.FeedbackFilter;
import io.throughline.feedback.reading.ReadFeedback;
import io.throughline.feedback.reading.Space;
import io.throughline.runtime.paging.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads all feedback that a filter means, page by page. Each page is a transaction of its own: while a slow reader takes one, no
 * connection is held, and no snapshot that would keep the outbox from being cleaned.
 */
@ApplicationScoped
public class Exports {

    private static final int PAGE = 1000;

    /** Shorter than the driver waits for an answer. */
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(25);

    private static final Duration FIRST_WINDOW = Duration.ofHours(1);
    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(32);
    private static final UUID LEAST = new UUID(0, 0);

    private final Reading reading;

    Exports(Reading reading) {
        this.reading = reading;
    }

    /** Takes a page; not on a connection. */
    @FunctionalInterface
    public interface Sink<T> {
        void take(List<T> page) throws IOException;
    }

    /** What was erased. */
    public record Deletion(UUID id, Instant deletedAt) {}

    private record Changed(ReadFeedback read, Instant changedAt) {}

    /** @param scope the stores of the filter */
    public record Selection(UUID organization, boolean test, Scope scope, FeedbackFilter filter) {

        private Selection ofStore(String code) {
            return new Selection(organization, test, new Scope(Optional.of(List.of(code))), filter);
        }
    }

    public Selection select(UUID organization, boolean test, FeedbackFilter filter) throws SQLException {
        Scope scope = reading.call(
                organization,
                test,
                LONGEST_STATEMENT,
                (connection, space) -> Scope.of(connection, organization, filter, Optional.empty()));
        return new Selection(organization, test, scope, filter);
    }

    /** Store by store where the selection names some. */
    public void all(Selection selection, Sink<ReadFeedback> sink) throws SQLException, IOException {
        if (selection.scope().codes().isEmpty()) {
            pages(selection, sink);
        } else {
            for (String code : selection.scope().codes().get()) {
                pages(selection.ofStore(code), sink);
            }
        }
    }

    private void pages(Selection selection, Sink<ReadFeedback> sink) throws SQLException, IOException {
        List<ReadFeedback> page = List.of();
        do {
            Cursor after = page.isEmpty() ? null : position(page.get(page.size() - 1));
            page = read(
                    selection,
                    (connection, space) ->
                            FeedbackPages.page(connection, space, selection.scope(), selection.filter(), after, PAGE));
            sink.take(page);
        } while (page.size() == PAGE);
    }

    private static Cursor position(ReadFeedback last) {
        return new Cursor(last.feedback().correctedAt(), last.feedback().id());
    }

    /**
     * In the order of change, in windows of time that are as long as a page has room for: no index has that order.
     *
     * @param since inclusive
     * @param until exclusive
     */
    public void changed(Selection selection, Instant since, Instant until, Sink<ReadFeedback> sink)
            throws SQLException, IOException {
        Instant from = since;
        UUID after = null;
        Duration window = FIRST_WINDOW;
        while (from.isBefore(until)) {
            Instant begin = from;
            UUID last = after;
            Instant end = begin.plus(window).isBefore(until) ? begin.plus(window) : until;
            List<Changed> page =
                    read(selection, (connection, space) -> window(connection, space, selection, begin, end, last));
            sink.take(page.stream().map(Changed::read).toList());
            if (page.size() == PAGE) {
                Changed latest = page.get(PAGE - 1);
                from = latest.changedAt();
                after = latest.read().feedback().id();
                window = window.compareTo(SHORTEST_WINDOW) > 0 ? window.dividedBy(2) : window;
            } else {
                from = end;
                after = null;
                window = window.compareTo(LONGEST_WINDOW) < 0 ? window.multipliedBy(2) : window;
            }
        }
    }

    private static List<Changed> window(
            Connection connection, Space space, Selection selection, Instant begin, Instant end, UUID after)
            throws SQLException {
        Query query = new Query()
                .add("select " + FeedbackPages.COLUMNS + ", f.changed_at")
                .add("from " + Conditions.FEEDBACK, space.owner())
                .add(Conditions.STORE);
        Conditions.where(query, space, selection.filter())
                .given("and f.store = any (?)", selection.scope().codes().orElse(null))
                .add("and f.changed_at >= ? and f.changed_at < ?", begin, end)
                .add("and (f.changed_at, f.id) " + comparison(after) + " (?, ?)", begin, orLeast(after))
                .add("order by f.changed_at, f.id limit ?", PAGE);
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            List<Changed> page = new ArrayList<>();
            while (row.next()) {
                page.add(new Changed(FeedbackPages.read(row), instant(row, "changed_at")));
            }
            return page;
        }
    }

    /** Whatever the store and the other filters: who does not have it loses nothing. */
    public void deleted(Selection selection, Instant since, Sink<Deletion> sink) throws SQLException, IOException {
        List<Deletion> page = List.of();
        do {
            Deletion last = page.isEmpty() ? null : page.get(page.size() - 1);
            Instant begin = last == null ? since : last.deletedAt();
            UUID after = last == null ? null : last.id();
            page = read(selection, (connection, space) -> deletions(connection, space, begin, after));
            sink.take(page);
        } while (page.size() == PAGE);
    }

    private static List<Deletion> deletions(Connection connection, Space space, Instant begin, UUID after)
            throws SQLException {
        Query query = new Query()
                .add("select id, erased_at from intake where organization = ?", space.id())
                .add("and erased_at is not null")
                .add("and (erased_at, id) " + comparison(after) + " (?, ?)", begin, orLeast(after))
                .add("order by erased_at, id limit ?", PAGE);
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            List<Deletion> page = new ArrayList<>();
            while (row.next()) {
                page.add(new Deletion(row.getObject("id", UUID.class), instant(row, "erased_at")));
            }
            return page;
        }
    }

    private <T> List<T> read(Selection selection, Reading.Work<List<T>> work) throws SQLException {
        return reading.call(selection.organization(), selection.test(), LONGEST_STATEMENT, work);
    }

    /** The first page takes the least id in. */
    private static String comparison(UUID after) {
        return after == null ? ">=" : ">";
    }

    private static UUID orLeast(UUID after) {
        return after == null ? LEAST : after;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
