package io.throughline.feedback.signals.sql;

import io.throughline.feedback.commit.Entry;
import io.throughline.feedback.commit.EntryKey;
import io.throughline.feedback.commit.Outcome;
import io.throughline.feedback.commit.Standing;
import io.throughline.feedback.commit.sql.Keeper;
import io.throughline.feedback.signals.Signal;
import io.throughline.feedback.signals.SignalEvent;
import io.throughline.runtime.outbox.EventLine;
import io.throughline.runtime.sql.OrganizationTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** Writes a batch of signals in one round trip: signal and outbox, one statement, one commit. */
public final class SignalTable implements Keeper<Signal> {

    /** One whose store is not open is not kept: nobody would act on it when it is. What a test key gave is kept, and not published. */
    private static final String KEEP = """
            select set_config('app.organizations', ?, true);
            with batch as (
                select * from unnest(
                    ?::uuid[], ?::uuid[], ?::bytea[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::text[], ?::text[],
                    ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                    ?::text[])
                as b (space, id, digest, owner, source, store, touchpoint, kind, value, register, device,
                    observed_at, received_at, corrected_at, event)
            ), fresh as (
                insert into signal (organization, id, digest, source, store, touchpoint, kind, value, register, device,
                    observed_at, received_at, corrected_at)
                select b.space, b.id, b.digest, b.source, b.store, b.touchpoint, b.kind, b.value, b.register, b.device,
                    b.observed_at, b.received_at, b.corrected_at
                from batch b join store_code c on c.organization = b.owner and c.code = b.store
                where c.closed_on is null or (b.corrected_at at time zone c.time_zone)::date <= c.closed_on
                order by b.space, b.id
                on conflict do nothing
                returning organization, id, digest
            ), published as (
                insert into outbox (organization, size, events)
                select space, count(*), string_agg(event, E'\\n')
                from batch where space = owner and ((space, id) in (select organization, id from fresh)) is true
                group by space
            )
            select organization, id, digest from fresh
            """;

    private static final String KNOWN = """
            select set_config('app.organizations', ?, true);
            select s.organization, s.id, s.digest
            from unnest(?::uuid[], ?::uuid[]) as b (organization, id) join signal s using (organization, id)
            """;

    @Override
    public Map<EntryKey, Standing> keep(Connection connection, List<Entry<Signal>> batch) throws SQLException {
        Map<EntryKey, Standing> standing = write(connection, batch);
        List<Entry<Signal>> others = batch.stream()
                .filter(entry -> !standing.containsKey(entry.key()))
                .toList();
        if (!others.isEmpty()) {
            standing.putAll(known(connection, others));
            others.forEach(
                    entry -> standing.putIfAbsent(entry.key(), new Standing(Outcome.UNKNOWN_STORE, entry.digest())));
        }
        return standing;
    }

    private static Map<EntryKey, Standing> write(Connection connection, List<Entry<Signal>> batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            Columns columns = new Columns(connection, statement, batch);
            columns.keys();
            columns.digests();
            columns.add("uuid", Signal::owner);
            columns.add("uuid", Signal::source);
            columns.add("text", Signal::store);
            columns.add("text", Signal::touchpoint);
            columns.add("text", signal -> signal.kind().wireName());
            columns.add("numeric", Signal::value);
            columns.add("text", Signal::register);
            columns.add("text", Signal::device);
            columns.add("timestamptz", signal -> utc(signal.observedAt()));
            columns.add("timestamptz", signal -> utc(signal.receivedAt()));
            columns.add("timestamptz", signal -> utc(signal.correctedAt()));
            columns.add("text", signal -> EventLine.of(SignalEvent.of(signal)).text());
            return read(statement, Outcome.ACCEPTED);
        }
    }

    private static Map<EntryKey, Standing> known(Connection connection, List<Entry<Signal>> others)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            new Columns(connection, statement, others).keys();
            return read(statement, Outcome.DUPLICATE);
        }
    }

    private static Map<EntryKey, Standing> read(PreparedStatement statement, Outcome outcome) throws SQLException {
        statement.execute();
        statement.getMoreResults();
        Map<EntryKey, Standing> read = new HashMap<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                EntryKey key = new EntryKey(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                read.put(key, new Standing(outcome, row.getBytes(3)));
            }
        }
        return read;
    }

    private static Object utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Binds one array after the other. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Entry<Signal>> batch;
        private int next = 1;

        Columns(Connection connection, PreparedStatement statement, List<Entry<Signal>> batch) {
            this.connection = connection;
            this.statement = statement;
            this.batch = batch;
        }

        /** The organizations that they are of, and the columns that find them. */
        void keys() throws SQLException {
            Set<UUID> organizations = new TreeSet<>();
            batch.forEach(entry -> organizations.addAll(
                    List.of(entry.item().space(), entry.item().owner())));
            statement.setString(next++, OrganizationTransaction.setting(organizations));
            add("uuid", Signal::space);
            add("uuid", Signal::id);
        }

        void digests() throws SQLException {
            byte[][] column = batch.stream().map(Entry::digest).toArray(byte[][]::new);
            statement.setArray(next++, connection.createArrayOf("bytea", column));
        }

        void add(String type, Function<Signal, Object> value) throws SQLException {
            Object[] column =
                    batch.stream().map(entry -> value.apply(entry.item())).toArray();
            statement.setArray(next++, connection.createArrayOf(type, column));
        }
    }
}
