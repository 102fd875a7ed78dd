package io.throughline.feedback.reading.sql;

import io.throughline.feedback.intake.sql.FeedbackTable;
import io.throughline.feedback.reading.FeedbackFilter;
import io.throughline.feedback.reading.HeldReason;
import io.throughline.feedback.reading.ReadFeedback;
import io.throughline.feedback.reading.Space;
import io.throughline.feedback.reading.Status;
import io.throughline.runtime.paging.Cursor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists feedback, the newest first by when it was collected. */
public final class FeedbackPages {

    /** What {@link FeedbackTable#feedback} reads; who gave it and who served stay where they are. */
    static final String COLUMNS = """
            f.organization, f.id, f.store, f.touchpoint, f.channel, f.source, f.collected_at, f.sent_at, f.received_at,
            f.corrected_at, null as customer, f.content, f.status, f.revision, f.past, f.flags, null as employee,
            %s as present_store, c.code is not null as registered
            """.formatted(Conditions.PRESENT_STORE);

    private static final String NEWEST_FIRST = "order by f.corrected_at desc, f.id desc limit ?";

    private static final String PASSED_ON = """
            , f.status = 'accepted' and not exists (
                select from outbox o where o.organization = f.organization and o.id = f.outbox) as passed_on
            """;

    private FeedbackPages() {}

    /** @param passedOn whether the other services have been told */
    public record Single(ReadFeedback read, boolean passedOn) {}

    public static Optional<Single> byId(Connection connection, Space space, UUID id) throws SQLException {
        Query query = new Query()
                .add("select " + COLUMNS + PASSED_ON)
                .add("from " + Conditions.FEEDBACK, space.owner())
                .add(Conditions.STORE)
                .add("where f.organization = ? and f.id = ?", space.id(), id);
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            // what is given with a test key is told to nobody
            return row.next()
                    ? Optional.of(new Single(read(row), !space.isTest() && row.getBoolean("passed_on")))
                    : Optional.empty();
        }
    }

    /** @param after the last of the page before, null for the first page */
    public static List<ReadFeedback> page(
            Connection connection, Space space, Scope scope, FeedbackFilter filter, Cursor after, int limit)
            throws SQLException {
        Query query = new Query().add("select " + COLUMNS).add("from (");
        if (scope.codes().isEmpty()) {
            newest(query, space, filter, after).add(NEWEST_FIRST, limit);
        } else {
            // the index has each store's in order: the newest of each, and of these the newest
            query.add(
                    "select f.* from unnest(?) as wanted (code) cross join lateral (",
                    scope.codes().get());
            newest(query, space, filter, after).add("and f.store = wanted.code").add(NEWEST_FIRST + ") f", limit);
        }
        query.add(") f left join store_code c on c.organization = ? and c.code = f.store", space.owner())
                .add(Conditions.STORE)
                .add(NEWEST_FIRST, limit);
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            List<ReadFeedback> page = new ArrayList<>();
            while (row.next()) {
                page.add(read(row));
            }
            return page;
        }
    }

    private static Query newest(Query query, Space space, FeedbackFilter filter, Cursor after) {
        query.add("select f.* from " + Conditions.FEEDBACK, space.owner());
        Conditions.where(query, space, filter);
        return after == null ? query : query.add("and (f.corrected_at, f.id) < (?, ?)", after.time(), after.id());
    }

    /** @param row with {@link #COLUMNS} */
    static ReadFeedback read(ResultSet row) throws SQLException {
        Status status = Status.BY_NAME.get(row.getString("status"));
        return new ReadFeedback(
                FeedbackTable.feedback(row),
                status,
                row.getString("present_store"),
                status == Status.HELD ? HeldReason.of(row.getBoolean("registered")) : null);
    }
}
