package io.throughline.standards.standards.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Problems;
import io.throughline.standards.standards.Place;
import io.throughline.standards.standards.query.Consulted;
import io.throughline.standards.standards.query.Viewpoint;
import io.throughline.standards.stores.Store;
import io.throughline.standards.stores.sql.Stores;
import jakarta.enterprise.context.RequestScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From where a caller looks: head office from nowhere in particular, and at drafts too; people in stores from their stores, at what is
 * published.
 */
@RequestScoped
public class Viewpoints {

    private final Caller caller;
    private final Clock clock;

    Viewpoints(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Those versions that hold, to people in stores today if they name no day.
     *
     * @param knownAt as it was known then; null for now
     */
    Viewpoint holding(Connection connection, String store, LocalDate asOf, Instant knownAt) throws SQLException {
        Instant now = knownAt == null ? clock.instant() : knownAt;
        Optional<Set<String>> own = caller.stores();
        if (own.isEmpty() && store == null) {
            if (knownAt != null && asOf == null) {
                throw invalid("knownAt", "needs a day: give asOf, or a store, whose day it is then");
            }
            return new Viewpoint(false, asOf, null, knownAt);
        }
        if (own.isEmpty()) {
            Store known = known(connection, store, knownAt);
            // a day on which it is looked at, in any case, and a day on which it must hold only where one is asked for
            LocalDate day = asOf == null ? known.dayAt(now) : asOf;
            return new Viewpoint(
                    false, null, List.of(place(known, day, asOf == null && knownAt == null ? null : day)), knownAt);
        }
        if (store != null && !own.get().contains(store)) {
            throw Problems.of(CommonProblem.FORBIDDEN, "The token does not name that store.");
        }
        List<Place> places = stores(connection, store == null ? own.get() : Set.of(store), knownAt)
                .map(one -> {
                    LocalDate day = asOf == null ? one.dayAt(now) : asOf;
                    return place(one, day, day);
                })
                .toList();
        return new Viewpoint(true, null, places, knownAt);
    }

    /** All versions that there ever were. */
    public Viewpoint ever(Connection connection) throws SQLException {
        Optional<Set<String>> own = caller.stores();
        Instant now = clock.instant();
        return own.isEmpty()
                ? new Viewpoint(false, null, null)
                : new Viewpoint(
                        true,
                        null,
                        stores(connection, own.get(), null)
                                .map(store -> place(store, store.dayAt(now), null))
                                .toList());
    }

    /** The caller as one who is asked about versions before they are published; empty for head office, which writes them. */
    public Optional<Consulted> consulted(Connection connection) throws SQLException {
        Optional<Set<String>> own = caller.stores();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        List<Place> places = stores(connection, own.get(), null)
                .flatMap(store -> store.from(now).stream()
                        .map(period -> new Place(store.codes(), period.region(), period.format(), null)))
                .toList();
        return Optional.of(new Consulted(caller.has("store-manager"), caller.positions(), places));
    }

    private Store known(Connection connection, String store, Instant knownAt) throws SQLException {
        return Stores.byCode(connection, caller.organization(), Set.of(store), knownAt).stream()
                .findFirst()
                .orElseThrow(() -> invalid("store", "is not a store's code"));
    }

    private static RuntimeException invalid(String parameter, String detail) {
        return Problems.withFaults(CommonProblem.INVALID_QUERY, List.of(new Fault(parameter, "value", detail)));
    }

    /** One of the caller's own that the topic has not told of yet is known by its code. */
    private Stream<Store> stores(Connection connection, Set<String> own, Instant knownAt) throws SQLException {
        List<Store> known = Stores.byCode(connection, caller.organization(), own, knownAt);
        Set<String> codes =
                known.stream().flatMap(store -> store.codes().stream()).collect(Collectors.toSet());
        return Stream.concat(
                known.stream(),
                own.stream()
                        .filter(code -> !codes.contains(code))
                        .map(code -> Store.untold(caller.organization(), code)));
    }

    /**
     * @param seen the day whose region and format count
     * @param day on which a version must hold; null for any
     */
    private static Place place(Store store, LocalDate seen, LocalDate day) {
        Store.Period period = store.on(seen);
        return new Place(store.codes(), period.region(), period.format(), day);
    }
}
