package io.throughline.feedback.intake.sql;

import io.throughline.feedback.commit.Entry;
import io.throughline.feedback.commit.EntryKey;
import io.throughline.feedback.commit.Outcome;
import io.throughline.feedback.commit.Standing;
import io.throughline.feedback.commit.sql.Keeper;
import io.throughline.feedback.intake.Content;
import io.throughline.feedback.intake.Feedback;
import io.throughline.feedback.intake.FeedbackAccepted;
import io.throughline.feedback.intake.Given;
import io.throughline.feedback.intake.Rating;
import io.throughline.runtime.outbox.EventLine;
import io.throughline.runtime.sql.OrganizationTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.postgresql.PGConnection;

/** Writes a batch of feedback in one round trip: ledger, feedback and outbox, one statement, one commit. */
public final class IntakeTable implements Keeper<Given> {

    /**
     * Both statements travel together and, outside of a transaction block, commit together. The ledger decides what is
     * new; only that is written further. Without its store a feedback is held, and not published; nor is what a test key gave.
     *
     * <p>What is fresh is looked up by {@code in (…) is true}: as a join it becomes a nested loop, for the planner expects ten rows of
     * every array, and a commit of 60 took twice as long.
     */
    private static final String KEEP = """
            select set_config('app.organizations', ?, true);
            with given as (
                select *,
                    'epoch'::timestamptz + received * interval '1 ms' as received_at,
                    'epoch'::timestamptz + corrected * interval '1 ms' as corrected_at
                from unnest(
                    ?::uuid[], ?::uuid[], ?::bytea[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[],
                    ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::numeric[], ?::numeric[],
                    ?::text[], ?::text[], ?::text[], ?::bool[], ?::text[], ?::text[])
                as g (space, id, digest, owner, store, touchpoint, channel, source, received, collected, sent, corrected,
                    metric, value, normalized, customer, employee, content, past, flags, event)
            ), batch as materialized (
                select g.*,
                    case when c.code is null or (g.corrected_at at time zone c.time_zone)::date > c.closed_on
                        then 'held' else 'accepted' end as status
                from given g left join store_code c on c.organization = g.owner and c.code = g.store
            ), told as materialized (
                select space, nextval('outbox_id_seq') as number
                from (select distinct space from batch where status = 'accepted' and space = owner) spaces
            ), fresh as (
                insert into intake (organization, id, digest)
                select space, id, digest from batch order by space, id
                on conflict do nothing
                returning organization, id
            ), kept as (
                insert into feedback (organization, id, received_at, status, store, touchpoint, channel, source,
                    collected_at, sent_at, corrected_at,
                    metric, value, normalized, customer, employee, content, past, flags, changed_at, outbox)
                select space, id, received_at, status, store, touchpoint, channel, source,
                    'epoch'::timestamptz + collected * interval '1 ms',
                    case when sent > 0 then 'epoch'::timestamptz + sent * interval '1 ms' end, corrected_at,
                    metric, value, normalized, customer, employee, content::jsonb, past, flags::text[], received_at,
                    case when status = 'accepted' then number end
                from batch left join told using (space) where ((space, id) in (select organization, id from fresh)) is true
                returning organization, id, status
            ), published as (
                insert into outbox (id, organization, size, events) overriding system value
                select number, space, count(*), string_agg(event, E'\\n')
                from batch join told using (space)
                where status = 'accepted' and ((space, id) in (select organization, id from fresh)) is true
                group by number, space
            )
            select organization, id, status from kept
            """;

    private static final String KNOWN = """
            select set_config('app.organizations', ?, true);
            select i.organization, i.id, i.erased_at is not null, i.digest
            from unnest(?::uuid[], ?::uuid[]) as b (organization, id)
            join intake i using (organization, id)
            """;

    @Override
    public Map<EntryKey, Standing> keep(Connection connection, List<Entry<Given>> batch) throws SQLException {
        Map<EntryKey, Outcome> kept = write(connection, batch);
        Map<EntryKey, Standing> standing = new HashMap<>();
        List<Entry<Given>> known = new ArrayList<>();
        for (Entry<Given> entry : batch) {
            Outcome outcome = kept.get(entry.key());
            if (outcome == null) {
                known.add(entry);
            } else {
                standing.put(entry.key(), new Standing(outcome, entry.digest()));
            }
        }
        if (!known.isEmpty()) {
            standing.putAll(known(connection, known));
        }
        return standing;
    }

    private static Map<EntryKey, Outcome> write(Connection connection, List<Entry<Given>> batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            Columns columns = new Columns(connection, statement, batch);
            columns.text(organizations(batch));
            columns.keys();
            columns.add("uuid", Given::owner);
            columns.of("text", Feedback::store);
            columns.of("text", Feedback::touchpoint);
            columns.of("text", f -> f.channel().wireName());
            columns.of("uuid", Feedback::source);
            columns.millis(Feedback::receivedAt);
            columns.millis(Feedback::collectedAt);
            columns.millis(Feedback::sentAt);
            columns.millis(Feedback::correctedAt);
            columns.of("text", rating(rating -> rating.metric().wireName()));
            columns.of("numeric", rating(Rating::value));
            columns.of("numeric", rating(Rating::normalized));
            columns.of("text", Feedback::customer);
            columns.of("text", Feedback::employee);
            columns.of("text", f -> ContentJson.write(f.content()));
            columns.of("bool", Feedback::past);
            columns.of("text", f -> FeedbackTable.array(f.flags()));
            columns.of("text", feedback -> EventLine.of(FeedbackAccepted.event(feedback))
                    .text());
            return read(statement, row -> row.getString(3).equals("held") ? Outcome.HELD : Outcome.ACCEPTED);
        }
    }

    private static Map<EntryKey, Standing> known(Connection connection, List<Entry<Given>> known) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            Columns columns = new Columns(connection, statement, known);
            columns.text(organizations(known));
            columns.spacesAndIds();
            return read(
                    statement,
                    row -> new Standing(row.getBoolean(3) ? Outcome.GONE : Outcome.DUPLICATE, row.getBytes(4)));
        }
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> Map<EntryKey, T> read(PreparedStatement statement, Reader<T> reader) throws SQLException {
        statement.execute();
        statement.getMoreResults();
        Map<EntryKey, T> read = new HashMap<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                EntryKey key = new EntryKey(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                read.put(key, reader.read(row));
            }
        }
        return read;
    }

    private static String organizations(List<Entry<Given>> batch) {
        Set<UUID> organizations = new TreeSet<>();
        for (Entry<Given> entry : batch) {
            organizations.add(entry.key().space());
            organizations.add(entry.item().owner());
        }
        return OrganizationTransaction.setting(organizations);
    }

    private static Function<Feedback, Object> rating(Function<Rating, Object> part) {
        return feedback -> {
            Content content = feedback.content();
            return content.rating() == null ? null : part.apply(content.rating());
        };
    }

    /** Binds one array after the other. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Entry<Given>> batch;
        private int next = 1;

        Columns(Connection connection, PreparedStatement statement, List<Entry<Given>> batch) {
            this.connection = connection;
            this.statement = statement;
            this.batch = batch;
        }

        void text(String value) throws SQLException {
            statement.setString(next++, value);
        }

        void keys() throws SQLException {
            spacesAndIds();
            byte[][] digests = batch.stream().map(Entry::digest).toArray(byte[][]::new);
            statement.setArray(next++, connection.createArrayOf("bytea", digests));
        }

        void spacesAndIds() throws SQLException {
            array("uuid", entry -> entry.key().space());
            array("uuid", entry -> entry.key().id());
        }

        void of(String type, Function<Feedback, Object> value) throws SQLException {
            array(type, entry -> value.apply(entry.item().feedback()));
        }

        void add(String type, Function<Given, Object> value) throws SQLException {
            array(type, entry -> value.apply(entry.item()));
        }

        /** Milliseconds travel in binary; a missing time as 0. */
        void millis(Function<Feedback, Instant> time) throws SQLException {
            long[] millis = new long[batch.size()];
            for (int i = 0; i < millis.length; i++) {
                Instant instant = time.apply(batch.get(i).item().feedback());
                millis[i] = instant == null ? 0 : instant.toEpochMilli();
            }
            statement.setArray(next++, connection.unwrap(PGConnection.class).createArrayOf("int8", (Object) millis));
        }

        private void array(String type, Function<Entry<Given>, Object> value) throws SQLException {
            // texts as such: the driver sends an array of them in binary
            Object[] column = type.equals("text") ? new String[batch.size()] : new Object[batch.size()];
            for (int i = 0; i < column.length; i++) {
                column[i] = value.apply(batch.get(i));
            }
            statement.setArray(next++, connection.createArrayOf(type, column));
        }
    }
}
