package io.throughline.feedback.stores.sql;

import io.throughline.feedback.stores.Change;
import io.throughline.feedback.stores.Store;
import io.throughline.feedback.stores.StoreState;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes stores whole: row, history, codes and event, as many as there are in a few statements. All calls are within a transaction that the
 * organization is admitted to and that has {@link #lock locked} its registry.
 */
final class StoreWriter {

    /**
     * One writer at a time in an organization: whether a code is free is then decided once. Without plans from when the tables were
     * small: the check of a foreign key would read all stores for each of thousands. A plan of its own also hashes a long array.
     */
    private static final String LOCK = """
            select pg_advisory_xact_lock(hashtextextended('stores/' || ?, 0)), set_config('plan_cache_mode', 'force_custom_plan', true)
            """;

    private static final String TAKEN = """
            select c.code from store_code c
            join unnest(?::text[], ?::uuid[]) as wanted (code, store) using (code)
            where c.organization = ? and c.store <> wanted.store
            order by c.code limit 1
            """;

    /** Whether somebody has given feedback by a code that these stores are not going to have any more. */
    private static final String USED = """
            select c.code from store_code c
            where c.organization = ? and c.store = any (?) and c.code <> all (?)
            and exists (select from feedback f where f.organization = c.organization and f.store = c.code)
            order by c.code limit 1
            """;

    private static final String STORES = """
            insert into store (organization, id, revision, created_at, changed_at, code, name, region, format, time_zone,
                status, opened_on, closed_on, next_change_on)
            select ?, * from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::date[], ?::date[], ?::date[])
            on conflict on constraint store_pk do update set
                revision = excluded.revision, changed_at = excluded.changed_at, code = excluded.code, name = excluded.name,
                region = excluded.region, format = excluded.format, time_zone = excluded.time_zone, status = excluded.status,
                opened_on = excluded.opened_on, closed_on = excluded.closed_on, next_change_on = excluded.next_change_on
            """;

    private static final String WITHDRAWN_CHANGES = """
            delete from store_change c where c.organization = ? and c.store = any (?)
            and c.id <> all (?)
            """;

    private static final String CHANGES = """
            insert into store_change
                (organization, store, id, on_day, kind, code, name, region, format, time_zone, note, recorded_at, recorded_by)
            select ?, * from unnest(?::uuid[], ?::uuid[], ?::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::timestamptz[], ?::text[])
            on conflict on constraint store_change_pk do nothing
            """;

    private static final String WITHDRAWN_CODES = """
            delete from store_code c where c.organization = ? and c.store = any (?)
            and c.code <> all (?)
            """;

    private static final String CODES = """
            insert into store_code as kept (organization, code, store, current, time_zone, closed_on)
            select ?, * from unnest(?::text[], ?::uuid[], ?::bool[], ?::text[], ?::date[])
            on conflict on constraint store_code_pk do update set
                current = excluded.current, time_zone = excluded.time_zone, closed_on = excluded.closed_on
            where kept.store = excluded.store
            """;

    /** From here on the planner is told: fewer make no difference, or are counted soon enough. */
    private static final int MANY = 200;

    private final Connection connection;
    private final UUID organization;

    StoreWriter(Connection connection, UUID organization) {
        this.connection = connection;
        this.organization = organization;
    }

    private record Code(String code, Store store) {}

    private record Dated(UUID store, Change change) {}

    /** Waits for other writers of the organization; lasts as long as the transaction. */
    void lock() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, organization.toString());
            statement.execute();
        }
    }

    /** A code among those of the stores that another store has or had. */
    Optional<String> taken(List<Store> stores) throws SQLException {
        List<Code> codes = codes(stores);
        try (PreparedStatement statement = connection.prepareStatement(TAKEN)) {
            array(statement, 1, "text", codes, Code::code);
            array(statement, 2, "uuid", codes, code -> code.store().id());
            statement.setObject(3, organization);
            return first(statement);
        }
    }

    /** A code that feedback names and that these stores, as they are to be, do not have any more. */
    Optional<String> givenUp(List<Store> stores) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(USED)) {
            statement.setObject(1, organization);
            array(statement, 2, "uuid", stores, Store::id);
            array(statement, 3, "text", codes(stores), Code::code);
            return first(statement);
        }
    }

    void write(List<Store> unordered) throws SQLException {
        // in the order in which a republication locks them
        List<Store> stores = unordered.stream()
                .sorted(Comparator.comparing(store -> store.id().toString()))
                .toList();
        writeStores(stores);
        count(stores);
        writeChanges(stores);
        writeCodes(stores);
        count(stores);
        Outbox.append(connection, stores.stream().map(StoreState::event).toList());
    }

    private void count(List<Store> stores) throws SQLException {
        if (stores.size() >= MANY) {
            try (PreparedStatement statement = connection.prepareStatement("select count_stores()")) {
                statement.execute();
            }
        }
    }

    private void writeStores(List<Store> stores) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STORES)) {
            statement.setObject(1, organization);
            array(statement, 2, "uuid", stores, Store::id);
            array(statement, 3, "int4", stores, Store::revision);
            array(statement, 4, "timestamptz", stores, store -> utc(store.createdAt()));
            array(statement, 5, "timestamptz", stores, store -> utc(store.changedAt()));
            array(statement, 6, "text", stores, store -> store.current().code());
            array(statement, 7, "text", stores, store -> store.current()
                    .values()
                    .name());
            array(statement, 8, "text", stores, store -> store.current()
                    .values()
                    .region());
            array(statement, 9, "text", stores, store -> store.current()
                    .values()
                    .format());
            array(statement, 10, "text", stores, store -> store.current()
                    .values()
                    .timeZone());
            array(statement, 11, "text", stores, store -> store.current()
                    .status()
                    .wireName());
            array(statement, 12, "date", stores, store -> store.current().openedOn());
            array(statement, 13, "date", stores, store -> store.current().closedOn());
            array(statement, 14, "date", stores, Store::nextChangeOn);
            statement.executeUpdate();
        }
    }

    private void writeChanges(List<Store> stores) throws SQLException {
        List<Dated> changes = stores.stream()
                .flatMap(store -> store.history().changes().stream().map(change -> new Dated(store.id(), change)))
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(WITHDRAWN_CHANGES)) {
            statement.setObject(1, organization);
            array(statement, 2, "uuid", stores, Store::id);
            array(statement, 3, "uuid", changes, dated -> dated.change().id());
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(CHANGES)) {
            statement.setObject(1, organization);
            array(statement, 2, "uuid", changes, Dated::store);
            array(statement, 3, "uuid", changes, dated -> dated.change().id());
            array(statement, 4, "date", changes, dated -> dated.change().on());
            array(statement, 5, "text", changes, dated -> dated.change().kind().wireName());
            array(statement, 6, "text", changes, dated -> dated.change()
                    .values()
                    .code());
            array(statement, 7, "text", changes, dated -> dated.change()
                    .values()
                    .name());
            array(statement, 8, "text", changes, dated -> dated.change()
                    .values()
                    .region());
            array(statement, 9, "text", changes, dated -> dated.change()
                    .values()
                    .format());
            array(statement, 10, "text", changes, dated -> dated.change()
                    .values()
                    .timeZone());
            array(statement, 11, "text", changes, dated -> dated.change().note());
            array(
                    statement,
                    12,
                    "timestamptz",
                    changes,
                    dated -> utc(dated.change().recordedAt()));
            array(statement, 13, "text", changes, dated -> dated.change().recordedBy());
            statement.executeUpdate();
        }
    }

    private void writeCodes(List<Store> stores) throws SQLException {
        List<Code> codes = codes(stores);
        try (PreparedStatement statement = connection.prepareStatement(WITHDRAWN_CODES)) {
            statement.setObject(1, organization);
            array(statement, 2, "uuid", stores, Store::id);
            array(statement, 3, "text", codes, Code::code);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(CODES)) {
            statement.setObject(1, organization);
            array(statement, 2, "text", codes, Code::code);
            array(statement, 3, "uuid", codes, code -> code.store().id());
            array(statement, 4, "bool", codes, code -> code.code()
                    .equals(code.store().current().code()));
            array(statement, 5, "text", codes, code -> code.store()
                    .current()
                    .values()
                    .timeZone());
            array(statement, 6, "date", codes, code -> code.store().current().closedOn());
            if (statement.executeUpdate() != codes.size()) {
                throw new IllegalStateException("a code is another store's, under the lock that is to prevent it");
            }
        }
    }

    private static List<Code> codes(List<Store> stores) {
        List<Code> codes = new ArrayList<>();
        stores.forEach(store -> store.history().codes().forEach(code -> codes.add(new Code(code, store))));
        return codes;
    }

    private <T> void array(PreparedStatement statement, int index, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        statement.setArray(
                index, connection.createArrayOf(type, rows.stream().map(value).toArray()));
    }

    private static Optional<String> first(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private static Object utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
