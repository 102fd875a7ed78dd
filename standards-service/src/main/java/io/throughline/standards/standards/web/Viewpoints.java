package io.throughline.standards.standards.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Problems;
import io.throughline.standards.standards.Place;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * From where a caller looks: head office from nowhere in particular, and at drafts too; people in stores from their stores, at what is
 * published.
 */
@RequestScoped
class Viewpoints {

    private final Caller caller;
    private final Clock clock;

    Viewpoints(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    /** Those versions that hold, to people in stores today if they name no day. */
    Viewpoint holding(Connection connection, String store, LocalDate asOf) throws SQLException {
        Optional<Set<String>> own = caller.stores();
        if (own.isEmpty()) {
            return store == null
                    ? new Viewpoint(false, asOf, null)
                    : new Viewpoint(false, null, List.of(place(known(connection, store), asOf)));
        }
        if (store != null && !own.get().contains(store)) {
            throw Problems.of(CommonProblem.FORBIDDEN, "The token does not name that store.");
        }
        Instant now = clock.instant();
        return new Viewpoint(
                true,
                null,
                places(
                        connection,
                        store == null ? own.get() : Set.of(store),
                        one -> asOf == null ? one.dayAt(now) : asOf));
    }

    /** All versions that there ever were. */
    Viewpoint ever(Connection connection) throws SQLException {
        Optional<Set<String>> own = caller.stores();
        return own.isEmpty()
                ? new Viewpoint(false, null, null)
                : new Viewpoint(true, null, places(connection, own.get(), one -> null));
    }

    private Store known(Connection connection, String store) throws SQLException {
        return Stores.byCode(connection, caller.organization(), Set.of(store)).stream()
                .findFirst()
                .orElseThrow(() -> Problems.withFaults(
                        CommonProblem.INVALID_QUERY, List.of(new Fault("store", "value", "is not a store's code"))));
    }

    /** One of the caller's own that the topic has not told of yet is known by its code. */
    private List<Place> places(Connection connection, Set<String> own, Function<Store, LocalDate> day)
            throws SQLException {
        Map<String, Store> known = Stores.byCode(connection, caller.organization(), own).stream()
                .collect(Collectors.toMap(Store::code, Function.identity(), (one, other) -> one));
        return own.stream()
                .map(code -> known.getOrDefault(code, Store.untold(caller.organization(), code)))
                .map(store -> place(store, day.apply(store)))
                .toList();
    }

    private static Place place(Store store, LocalDate day) {
        return new Place(store.code(), store.region(), store.format(), day);
    }
}
