package io.throughline.feedback.flagging.sql;

import io.throughline.feedback.flagging.Tap;
import io.throughline.feedback.intake.FeedbackAccepted;
import io.throughline.feedback.intake.sql.FeedbackTable;
import io.throughline.feedback.misuse.Flag;
import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Changes the flags of feedback, and tells of it, in the caller's transaction. */
final class FlagTable {

    /** In the order of the ids, as everybody who takes many does; what a review has just decided is seen by the statement after. */
    private static final String LOCK =
            "select id from feedback where organization = ? and id = any (?) and received_at between ? and ? order by id for update";

    private static final String ADD = """
            update feedback f
            set flags = (select array_agg(distinct flag order by flag) from unnest(f.flags || ?::text[]) flag),
                revision = f.revision + 1, changed_at = clock_timestamp(), outbox = ?
            where f.organization = ? and f.id = any (?) and f.received_at between ? and ? and not f.flags @> ?::text[]
            and not exists (select from misuse_review r where r.organization = f.organization and r.feedback = f.id)
            returning %s
            """.formatted(FeedbackTable.COLUMNS);

    private static final String SET = """
            update feedback f set flags = ?::text[], revision = f.revision + 1, changed_at = clock_timestamp(), outbox = ?
            where f.organization = ? and f.id = ?
            returning %s
            """.formatted(FeedbackTable.COLUMNS);

    private FlagTable() {}

    /**
     * Leaves alone what has these flags, and what a person has decided on.
     *
     * @return how many were flagged
     */
    static int add(Connection connection, UUID organization, Set<Flag> flags, List<Tap> taps) throws SQLException {
        Object[] ids = taps.stream().map(Tap::id).toArray();
        Instant first = taps.stream()
                .map(Tap::receivedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = taps.stream()
                .map(Tap::receivedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setObject(1, organization);
            lock.setArray(2, connection.createArrayOf("uuid", ids));
            lock.setObject(3, first.atOffset(ZoneOffset.UTC));
            lock.setObject(4, last.atOffset(ZoneOffset.UTC));
            lock.execute();
        }
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setString(1, FeedbackTable.array(flags));
            long row = Outbox.number(connection);
            add.setLong(2, row);
            add.setObject(3, organization);
            add.setArray(4, connection.createArrayOf("uuid", ids));
            add.setObject(5, first.atOffset(ZoneOffset.UTC));
            add.setObject(6, last.atOffset(ZoneOffset.UTC));
            add.setString(7, FeedbackTable.array(flags));
            return tell(connection, row, add);
        }
    }

    static void set(Connection connection, UUID organization, UUID id, Set<Flag> flags) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(SET)) {
            set.setString(1, FeedbackTable.array(flags));
            long row = Outbox.number(connection);
            set.setLong(2, row);
            set.setObject(3, organization);
            set.setObject(4, id);
            tell(connection, row, set);
        }
    }

    /** Held feedback is told of when it is released. */
    private static int tell(Connection connection, long row, PreparedStatement change) throws SQLException {
        List<Event> events = new ArrayList<>();
        int changed = 0;
        try (ResultSet feedback = change.executeQuery()) {
            while (feedback.next()) {
                changed++;
                if (feedback.getString("status").equals("accepted")) {
                    events.add(FeedbackAccepted.event(FeedbackTable.feedback(feedback)));
                }
            }
        }
        Outbox.append(connection, row, events);
        return changed;
    }
}
