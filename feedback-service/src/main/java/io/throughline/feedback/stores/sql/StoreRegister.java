package io.throughline.feedback.stores.sql;

import io.throughline.feedback.held.HeldFeedback;
import io.throughline.feedback.stores.Amended;
import io.throughline.feedback.stores.Amended.DoesNotFit;
import io.throughline.feedback.stores.Amended.Fits;
import io.throughline.feedback.stores.Change;
import io.throughline.feedback.stores.Edited;
import io.throughline.feedback.stores.Edited.CodeTaken;
import io.throughline.feedback.stores.Edited.Done;
import io.throughline.feedback.stores.Edited.Impossible;
import io.throughline.feedback.stores.Edited.Unknown;
import io.throughline.feedback.stores.History;
import io.throughline.feedback.stores.Store;
import io.throughline.feedback.stores.imports.FileFaults;
import io.throughline.feedback.stores.imports.ImportPlan;
import io.throughline.feedback.stores.imports.Planned;
import io.throughline.feedback.stores.imports.Planned.Outcome;
import io.throughline.feedback.stores.imports.StoreRow;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.runtime.sql.SqlFunction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** Changes stores: each change is one transaction with its event, and releases the feedback that was held for it. */
@Singleton
public class StoreRegister {

    /** Stores that one transaction brings up to date. */
    static final int SETTLED_AT_ONCE = 500;

    private static final String DUE = """
            select %s from store s
            where s.organization = ? and s.next_change_on <= (now() at time zone s.time_zone)::date
            order by s.id limit ?
            """.formatted(StoreTable.COLUMNS);

    private final OrganizationTransaction transaction;
    private final OutboxRelay relay;
    private final HeldFeedback held;
    private final Clock clock;

    StoreRegister(DataSource dataSource, OutboxRelay relay, HeldFeedback held, Clock clock) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.relay = relay;
        this.held = held;
        this.clock = clock;
    }

    /** @param opening with all values */
    public Edited register(UUID organization, Change opening) throws SQLException {
        Store store = Store.registered(organization, History.of(List.of(opening)), clock.instant());
        return write(organization, (connection, writer) -> keep(writer, store));
    }

    /**
     * @param code one of the store's
     * @param check of what is there now; may refuse with a problem
     * @param amendment empty where there is nothing of what it is about
     */
    public Edited edit(
            UUID organization, String code, Consumer<Store> check, Function<History, Optional<Amended>> amendment)
            throws SQLException {
        return write(organization, (connection, writer) -> {
            Store store =
                    StoreTable.byCode(connection, organization, List.of(code)).get(code);
            if (store == null) {
                return new Unknown();
            }
            check.accept(store);
            Amended amended = amendment.apply(store.history()).orElse(null);
            if (amended instanceof Fits fits) {
                return keep(writer, store.changed(fits.history(), clock.instant()));
            }
            return amended instanceof DoesNotFit not ? new Impossible(not.why()) : new Unknown();
        });
    }

    /**
     * Adds and changes stores as the rows say: all, or none where one is faulty.
     *
     * @param dryRun only says what would be
     */
    public List<Planned> importRows(
            UUID organization, List<StoreRow> rows, String recordedBy, boolean dryRun, FileFaults faults)
            throws SQLException {
        return write(organization, (connection, writer) -> {
            Map<String, Store> present = StoreTable.byCode(
                    connection, organization, rows.stream().map(StoreRow::code).toList());
            List<Planned> planned = new ImportPlan(organization, clock.instant(), recordedBy, faults).of(rows, present);
            if (!dryRun && faults.isEmpty()) {
                writer.write(planned.stream()
                        .filter(each -> each.outcome() != Outcome.UNCHANGED)
                        .map(Planned::store)
                        .toList());
            }
            return planned;
        });
    }

    /** Makes the next revision of stores of which a change takes effect; on two instances at once the second finds it done. */
    int settle(UUID organization) throws SQLException {
        return write(organization, (connection, writer) -> {
            Instant now = clock.instant();
            // by the database's clock they are due; this one may be a moment behind
            List<Store> changed = due(connection, organization).stream()
                    .filter(store -> !Objects.equals(
                            store.nextChangeOn(), store.history().now(now).next()))
                    .map(store -> store.changed(store.history(), now))
                    .toList();
            writer.write(changed);
            return changed.size();
        });
    }

    private static List<Store> due(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setObject(1, organization);
            statement.setInt(2, SETTLED_AT_ONCE);
            return StoreTable.read(connection, organization, statement);
        }
    }

    private static Edited keep(StoreWriter writer, Store store) throws SQLException {
        List<Store> one = List.of(store);
        Optional<String> taken = writer.taken(one);
        if (taken.isPresent()) {
            return new CodeTaken(taken.get());
        }
        Optional<String> givenUp = writer.givenUp(one);
        if (givenUp.isPresent()) {
            return new Impossible("Feedback has been given with the code " + givenUp.get() + ": it stays the store's.");
        }
        writer.write(one);
        return new Done(store);
    }

    private interface Work<T> {
        T apply(Connection connection, StoreWriter writer) throws SQLException;
    }

    private <T> T write(UUID organization, Work<T> work) throws SQLException {
        SqlFunction<T> locked = connection -> {
            StoreWriter writer = new StoreWriter(connection, organization);
            writer.lock();
            return work.apply(connection, writer);
        };
        T result = transaction.call(organization, locked);
        relay.wake();
        held.releaseSoon();
        return result;
    }
}
