package io.throughline.feedback.intake.sql;

import io.throughline.feedback.intake.Content;
import io.throughline.feedback.intake.Feedback;
import io.throughline.feedback.intake.FeedbackAccepted;
import io.throughline.feedback.intake.Outcome;
import io.throughline.feedback.intake.Rating;
import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.sql.OrganizationTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a batch of submissions in one round trip: ledger, feedback and outbox, one statement, one commit. */
final class IntakeTable {

    /**
     * Both statements travel together and, outside of a transaction block, commit together. The ledger decides what is
     * new; only that is written further. Without its store a feedback is held, and not published.
     */
    private static final String KEEP = """
            select set_config('app.organizations', ?, true);
            with batch as (
                select * from unnest(
                    ?::uuid[], ?::uuid[], ?::bytea[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::uuid[],
                    ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::numeric[], ?::numeric[], ?::text[],
                    ?::text[], ?::text[], ?::bool[], ?::text[], ?::uuid[],
                    ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
                as b (organization, id, digest, received_at, store, touchpoint, channel, source,
                    collected_at, sent_at, corrected_at, metric, value, normalized, customer, employee,
                    content, past, flags, owner, event_organization, topic, key, event_id, event_type, event_time, data)
            ), fresh as (
                insert into intake (organization, id, digest)
                select organization, id, digest from batch order by organization, id
                on conflict do nothing
                returning organization, id
            ), kept as (
                insert into feedback (organization, id, received_at, status, store, touchpoint, channel, source,
                    collected_at, sent_at, corrected_at, metric, value, normalized, customer, employee, content,
                    past, flags, changed_at)
                select b.organization, b.id, b.received_at,
                    case when c.code is null or (b.corrected_at at time zone c.time_zone)::date > c.closed_on
                        then 'held' else 'accepted' end,
                    b.store, b.touchpoint, b.channel, b.source, b.collected_at, b.sent_at, b.corrected_at,
                    b.metric, b.value, b.normalized, b.customer, b.employee, b.content::jsonb,
                    b.past, b.flags::text[], b.received_at
                from fresh join batch b using (organization, id)
                left join store_code c on c.organization = b.owner and c.code = b.store
                returning organization, id, status
            ), published as (
                insert into outbox (organization, topic, key, event_id, event_type, event_time, data)
                select b.organization, b.topic, b.key, b.event_id, b.event_type, b.event_time, b.data
                from kept join batch b using (organization, id)
                where kept.status = 'accepted' and b.organization = b.owner
            )
            select organization, id, status from kept
            """;

    private static final String KNOWN = """
            select set_config('app.organizations', ?, true);
            select i.organization, i.id, i.erased_at is not null, i.digest
            from unnest(?::uuid[], ?::uuid[]) as b (organization, id)
            join intake i using (organization, id)
            """;

    private IntakeTable() {}

    /**
     * @param connection in autocommit, so that the batch is its own transaction
     * @param batch no id of an organization twice; sorted by organization and id, or two writers deadlock
     * @return what stands for every entry's key
     */
    static Map<EntryKey, Standing> keep(Connection connection, List<Entry> batch) throws SQLException {
        Map<EntryKey, Outcome> kept = write(connection, batch);
        Map<EntryKey, Standing> standing = new HashMap<>();
        List<Entry> known = new ArrayList<>();
        for (Entry entry : batch) {
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

    private static Map<EntryKey, Outcome> write(Connection connection, List<Entry> batch) throws SQLException {
        List<Event> events = batch.stream()
                .map(entry -> FeedbackAccepted.event(entry.feedback()))
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            Columns columns = new Columns(connection, statement, batch);
            columns.setting(organizations(batch));
            columns.add("uuid", Feedback::organization);
            columns.add("uuid", Feedback::id);
            columns.addDigests();
            columns.add("timestamptz", f -> utc(f.receivedAt()));
            columns.add("text", Feedback::store);
            columns.add("text", Feedback::touchpoint);
            columns.add("text", f -> f.channel().wireName());
            columns.add("uuid", Feedback::source);
            columns.add("timestamptz", f -> utc(f.collectedAt()));
            columns.add("timestamptz", f -> utc(f.sentAt()));
            columns.add("timestamptz", f -> utc(f.correctedAt()));
            columns.add("text", rating(rating -> rating.metric().wireName()));
            columns.add("numeric", rating(Rating::value));
            columns.add("numeric", rating(Rating::normalized));
            columns.add("text", Feedback::customer);
            columns.add("text", Feedback::employee);
            columns.add("text", f -> ContentJson.write(f.content()));
            columns.add("bool", Feedback::past);
            columns.add("text", f -> FeedbackTable.array(f.flags()));
            columns.addOwners();
            Outbox.bind(connection, statement, columns.next(), events);
            return read(statement, row -> row.getString(3).equals("held") ? Outcome.HELD : Outcome.ACCEPTED);
        }
    }

    private static Map<EntryKey, Standing> known(Connection connection, List<Entry> known) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            Columns columns = new Columns(connection, statement, known);
            columns.setting(organizations(known));
            columns.add("uuid", Feedback::organization);
            columns.add("uuid", Feedback::id);
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

    private static String organizations(List<Entry> batch) {
        Set<UUID> organizations = batch.stream()
                .flatMap(entry -> Stream.of(entry.feedback().organization(), entry.owner()))
                .collect(Collectors.toCollection(TreeSet::new));
        return OrganizationTransaction.setting(organizations);
    }

    private static Function<Feedback, Object> rating(Function<Rating, Object> part) {
        return feedback -> {
            Content content = feedback.content();
            return content.rating() == null ? null : part.apply(content.rating());
        };
    }

    private static Object utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** Binds one array after the other. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Entry> batch;
        private int next = 1;

        Columns(Connection connection, PreparedStatement statement, List<Entry> batch) {
            this.connection = connection;
            this.statement = statement;
            this.batch = batch;
        }

        void setting(String organizations) throws SQLException {
            statement.setString(next++, organizations);
        }

        void add(String type, Function<Feedback, Object> value) throws SQLException {
            Object[] column =
                    batch.stream().map(entry -> value.apply(entry.feedback())).toArray();
            statement.setArray(next++, connection.createArrayOf(type, column));
        }

        void addDigests() throws SQLException {
            byte[][] digests = batch.stream().map(Entry::digest).toArray(byte[][]::new);
            statement.setArray(next++, connection.createArrayOf("bytea", digests));
        }

        void addOwners() throws SQLException {
            Object[] owners = batch.stream().map(Entry::owner).toArray();
            statement.setArray(next++, connection.createArrayOf("uuid", owners));
        }

        int next() {
            return next;
        }
    }
}
