package io.throughline.feedback.reading.sql;

import io.throughline.feedback.reading.FeedbackFilter;
import io.throughline.feedback.reading.Period;
import io.throughline.feedback.reading.ReadFeedback;
import io.throughline.feedback.reading.ReadingProblem;
import io.throughline.feedback.reading.Space;
import io.throughline.feedback.reading.TimeWindow;
import io.throughline.runtime.problems.ProblemException;
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

    /** A page that takes longer is looked for in half the time. */
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(10);

    /** What takes no longer may look at twice the time. */
    private static final Duration QUICK = Duration.ofSeconds(2);

    private static final UUID LEAST = new UUID(0, 0);

    private final Reading reading;

    Exports(Reading reading) {
        this.reading = reading;
    }

    /** Takes pages; not on a connection. */
    public interface Sink {
        void take(List<ReadFeedback> page) throws IOException;

        void takeDeletions(List<Deletion> page) throws IOException;

        /** Asked before each look: throws where nobody waits for more. */
        void goOn() throws IOException;
    }

    /** What was erased. */
    public record Deletion(UUID id, Instant deletedAt) {}

    private record Timed(ReadFeedback read, Instant at) {}

    private record Span(Instant first, Instant last) {}

    /**
     * The time that feedback is read in the order of.
     *
     * @param firstWindow the time that is looked at first
     * @param indexed whether an index has that order; where none has, a window should have room for one page and not for many
     */
    private record Order(String column, Duration firstWindow, boolean indexed) {

        static final Order COLLECTED = new Order("corrected_at", Duration.ofDays(32), true);
        static final Order CHANGED = new Order("changed_at", Duration.ofHours(1), false);
    }

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
    public void all(Selection selection, Sink sink) throws SQLException, IOException {
        if (selection.scope().codes().isEmpty()) {
            collected(selection, sink);
        } else {
            for (String code : selection.scope().codes().get()) {
                collected(selection.ofStore(code), sink);
            }
        }
    }

    private void collected(Selection selection, Sink sink) throws SQLException, IOException {
        Span span = reading.call(
                selection.organization(),
                selection.test(),
                LONGEST_STATEMENT,
                (connection, space) -> span(connection, space, selection.scope()));
        if (span != null) {
            Period period = selection.filter().period();
            Instant from = period.from() == null
                    ? span.first()
                    : later(span.first(), period.from().earliest());
            Instant until = period.to() == null
                    ? span.last()
                    : earlier(span.last(), period.to().latest());
            inWindows(selection, Order.COLLECTED, from, until, sink);
        }
    }

    /** @return inclusive and exclusive; null where there is nothing */
    private static Span span(Connection connection, Space space, Scope scope) throws SQLException {
        Query query = new Query()
                .add("select min(corrected_at) as first, max(corrected_at) + interval '1 ms' as last from feedback f")
                .add("where f.organization = ?", space.id());
        try (PreparedStatement statement = scope.restrict(query).prepare(connection);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getObject(1) == null ? null : new Span(instant(row, "first"), instant(row, "last"));
        }
    }

    /**
     * In the order of change.
     *
     * @param since inclusive
     * @param until exclusive
     */
    public void changed(Selection selection, Instant since, Instant until, Sink sink) throws SQLException, IOException {
        inWindows(selection, Order.CHANGED, since, until, sink);
    }

    /** Where a filter means little of much, a page can be further away than a statement may look. */
    private void inWindows(Selection selection, Order order, Instant from, Instant until, Sink sink)
            throws SQLException, IOException {
        TimeWindow window = new TimeWindow(from, until, order.firstWindow());
        while (!window.isOver()) {
            sink.goOn();
            long start = System.nanoTime();
            List<Timed> page;
            try {
                page = read(selection, (connection, space) -> page(connection, space, selection, order, window));
            } catch (ProblemException refusal) {
                boolean tooLong = refusal.problem().code().equals(ReadingProblem.TOO_BROAD.code());
                if (!tooLong || !window.shorten()) {
                    throw refusal;
                }
                continue;
            }
            sink.take(page.stream().map(Timed::read).toList());
            if (page.size() == PAGE) {
                Timed last = page.get(PAGE - 1);
                window.readTo(last.at(), last.read().feedback().id());
                if (!order.indexed()) {
                    window.shorten();
                }
            } else {
                window.readWhole();
                if (System.nanoTime() - start < QUICK.toNanos()) {
                    window.lengthen();
                }
            }
        }
    }

    private static List<Timed> page(
            Connection connection, Space space, Selection selection, Order order, TimeWindow window)
            throws SQLException {
        String at = "f." + order.column();
        Query query = new Query()
                .add("select " + FeedbackPages.COLUMNS + ", " + at)
                .add("from " + Conditions.FEEDBACK, space.owner())
                .add(Conditions.STORE);
        Conditions.where(query, space, selection.filter());
        selection
                .scope()
                .restrict(query)
                .add("and " + at + " >= ? and " + at + " < ?", window.begin(), window.end())
                .add(
                        "and (" + at + ", f.id) " + comparison(window.after()) + " (?, ?)",
                        window.begin(),
                        orLeast(window.after()))
                .add("order by " + at + ", f.id limit ?", PAGE);
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            List<Timed> page = new ArrayList<>();
            while (row.next()) {
                page.add(new Timed(FeedbackPages.read(row), instant(row, order.column())));
            }
            return page;
        }
    }

    /** Whatever the store and the other filters: who does not have it loses nothing. */
    public void deleted(Selection selection, Instant since, Sink sink) throws SQLException, IOException {
        List<Deletion> page = List.of();
        do {
            Deletion last = page.isEmpty() ? null : page.get(page.size() - 1);
            Instant begin = last == null ? since : last.deletedAt();
            UUID after = last == null ? null : last.id();
            sink.goOn();
            page = read(selection, (connection, space) -> deletions(connection, space, begin, after));
            sink.takeDeletions(page);
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

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
