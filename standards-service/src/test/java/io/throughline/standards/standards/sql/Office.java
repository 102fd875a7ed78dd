package io.throughline.standards.standards.sql;

import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.outbox.RelaySettings;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.OwnDatabase;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Outcome;
import io.throughline.standards.standards.Said;
import io.throughline.standards.standards.Scope;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Step;
import io.throughline.standards.standards.Version;
import io.throughline.standards.stores.Store;
import io.throughline.standards.stores.sql.StoreReplica;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** One organization's standards and stores, changed as requests and events change them, by a clock that is moved on by hand; it writes the chronicle. */
final class Office {

    static final UUID ORGANIZATION = new UUID(1, 1);

    /** A variant is never for everywhere. */
    private static final Scope SOME = new Scope(List.of("north", "south"), List.of(), List.of(), List.of(), List.of());

    private static final String ANN = "ann";
    private static final String BEN = "ben";

    private record Relaying(
            String source,
            int batch,
            Duration linger,
            Duration idle,
            Duration backoff,
            Duration leaseRetry,
            Duration takeoverDelay)
            implements RelaySettings {}

    private final OwnDatabase database;
    private final Standards standards;
    private final Map<Integer, UUID> ids = new HashMap<>();
    private final Map<Integer, List<Chronicle.Period>> histories = new HashMap<>();
    private final Map<Integer, Integer> revisions = new HashMap<>();
    private final Chronicle chronicle = new Chronicle();

    private Instant now = Chronicle.FIRST_DAY.plusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC);

    Office(OwnDatabase database) {
        this.database = database;
        // never started: what is published stays in the outbox
        OutboxRelay relay = new OutboxRelay(
                database.flow(), null, new Relaying("/standards-service", 0, null, null, null, null, null));
        this.standards = new Standards(database.request(), new StorePlaces(), relay, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    Chronicle chronicle() {
        return chronicle;
    }

    Instant now() {
        return now;
    }

    /** By number, those that there are. */
    Set<Integer> standards() {
        return new TreeSet<>(ids.keySet());
    }

    UUID id(int standard) {
        return ids.get(standard);
    }

    /** The number of the standard with that id. */
    int number(UUID id) {
        return ids.entrySet().stream()
                .filter(one -> one.getValue().equals(id))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    void take(Move move) throws SQLException {
        now = now.plus(Duration.ofHours(move.hours()));
        if (move instanceof Move.Publishes publishes) {
            publish(publishes);
        } else if (move instanceof Move.Corrects corrects) {
            correct(corrects);
        } else if (move instanceof Move.Retires retires) {
            retire(retires);
        } else if (move instanceof Move.Becomes becomes) {
            become(becomes);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private void publish(Move.Publishes move) throws SQLException {
        boolean core = move.variant() == null;
        UUID id = ids.get(move.standard());
        if (!core && (id == null || standard(id).core().isEmpty())) {
            return;
        }
        Scope scope = core || move.scope().narrowsStores() ? move.scope() : SOME;
        Content content = core ? content(scope, move.role()) : addition(scope);
        int number = 1;
        if (id == null) {
            id = standards.create(ORGANIZATION, content, ANN).id();
            ids.put(move.standard(), id);
        } else if (core
                || standard(id).versions().stream()
                        .anyMatch(one -> move.variant().equals(one.variant()))) {
            number = draft(id, one -> one.draft(move.variant(), ANN), content);
        } else {
            number = draft(id, one -> one.variant(move.variant(), content, ANN), content);
        }
        if (!approve(id, number)) {
            return;
        }
        LocalDate from = today().plusDays(move.inDays());
        if (!take(id, number, new Step.Publish(from))) {
            // over there it was yesterday already; after tomorrow it is nowhere
            from = today().plusDays(2);
            require(take(id, number, new Step.Publish(from)));
        }
        chronicle.published(
                move.standard(),
                move.variant(),
                new Said("publish", number, Chronicle.index(from), null),
                scope,
                core ? move.role() : null,
                now);
    }

    private void correct(Move.Corrects move) throws SQLException {
        UUID id = ids.get(move.standard());
        if (id == null || standard(id).published().isEmpty()) {
            return;
        }
        Version wrong = published(id, move.which());
        Scope scope = wrong.isCore() || move.scope().narrowsStores()
                ? move.scope()
                : wrong.content().scope();
        String role = wrong.isCore() ? move.role() : null;
        LocalDate yesterday = today().minusDays(1);
        LocalDate last = wrong.effectiveTo() == null || wrong.effectiveTo().isAfter(yesterday)
                ? yesterday
                : wrong.effectiveTo().minusDays(1);
        LocalDate from = last.minusDays(move.daysBack());
        from = from.isBefore(wrong.effectiveFrom()) ? wrong.effectiveFrom() : from;
        if (from.isAfter(last)) {
            return;
        }
        int number =
                draft(id, one -> one.correction(wrong, ANN), wrong.isCore() ? content(scope, role) : addition(scope));
        if (!approve(id, number)) {
            return;
        }
        require(take(id, number, new Step.Publish(from, "a wrong word")));
        chronicle.published(
                move.standard(),
                wrong.variant(),
                new Said("correct", number, Chronicle.index(from), wrong.number()),
                scope,
                role,
                now);
    }

    private void retire(Move.Retires move) throws SQLException {
        UUID id = ids.get(move.standard());
        if (id == null || standard(id).published().isEmpty()) {
            return;
        }
        Version version = published(id, move.which());
        // with nothing to add it is called off on the day that it begins
        LocalDate to = move.inDays() == 0 ? version.effectiveFrom() : today().plusDays(move.inDays());
        if (take(id, version.number(), new Step.Retire(to, "over"))) {
            chronicle.retired(move.standard(), version.variant(), version.number(), to, now);
        }
    }

    private Version published(UUID id, int which) throws SQLException {
        List<Version> published = standard(id).published();
        return published.get(which % published.size());
    }

    private Standard standard(UUID id) throws SQLException {
        return new OrganizationTransaction(database.request())
                .call(ORGANIZATION, connection -> StandardTable.find(connection, ORGANIZATION, id))
                .orElseThrow();
    }

    private int draft(UUID id, Function<Standard, Outcome> begin, Content content) throws SQLException {
        Outcome drafted = standards
                .draft(ORGANIZATION, id, standard -> Optional.of(begin.apply(standard)), ANN)
                .orElseThrow();
        int number = ((Outcome.Changed) drafted).version().number();
        require(take(id, number, new Step.Edit(content)));
        return number;
    }

    /** One whose scope leads to no store yet is given up. */
    private boolean approve(UUID id, int number) throws SQLException {
        if (!take(id, number, new Step.Submit())) {
            require(take(id, number, new Step.Discard()));
            return false;
        }
        require(
                standards
                                .change(ORGANIZATION, id, number, version -> {}, new Step.Approve(), BEN)
                                .orElseThrow()
                        instanceof Outcome.Changed);
        return true;
    }

    private boolean take(UUID id, int number, Step step) throws SQLException {
        return standards
                        .change(ORGANIZATION, id, number, version -> {}, step, ANN)
                        .orElseThrow()
                instanceof Outcome.Changed;
    }

    private static void require(boolean done) {
        if (!done) {
            throw new IllegalStateException("a step that is allowed was refused");
        }
    }

    private static Content content(Scope scope, String role) {
        return new Content(
                "Title", "Purpose", List.of("Look."), null, role, scope, List.of(), List.of(), List.of(), null);
    }

    private static Content addition(Scope scope) {
        return new Content("More", null, List.of("Act."), null, null, scope, List.of(), List.of(), List.of(), null);
    }

    private void become(Move.Becomes move) throws SQLException {
        List<Chronicle.Period> history = histories.computeIfAbsent(move.store(), store -> new ArrayList<>());
        int codes =
                (int) history.stream().map(Chronicle.Period::code).distinct().count();
        int code = move.renumbered() || codes == 0 ? codes : codes - 1;
        history.add(new Chronicle.Period(
                history.isEmpty() ? null : today().plusDays(move.inDays()),
                "S" + move.store() + "-" + code,
                move.region(),
                move.format(),
                move.timeZone()));
        history.sort(Comparator.comparing(Chronicle.Period::from, Comparator.nullsFirst(Comparator.naturalOrder())));
        chronicle.told(move.store(), history, now);
        Store store = new Store(
                ORGANIZATION,
                new UUID(4, move.store()),
                revisions.merge(move.store(), 1, Integer::sum),
                now,
                history.stream()
                        .map(one -> new Store.Period(
                                one.from(), one.code(), "Store", one.region(), one.format(), one.timeZone()))
                        .toList());
        new OrganizationTransaction(database.flow()).call(Set.of(ORGANIZATION), connection -> {
            StoreReplica.keep(connection, List.of(store));
            return null;
        });
    }
}
