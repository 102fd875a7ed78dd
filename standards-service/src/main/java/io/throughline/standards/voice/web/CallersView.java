package io.throughline.standards.voice.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import io.throughline.standards.stores.Store;
import io.throughline.standards.stores.sql.Stores;
import io.throughline.standards.voice.Role;
import jakarta.enterprise.context.RequestScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What the caller sees of what employees say: people in stores what was said in theirs. */
@RequestScoped
class CallersView {

    private final Caller caller;

    CallersView(Caller caller) {
        this.caller = caller;
    }

    /** The codes of the caller's stores, also former ones; null for all stores. */
    Set<String> stores(Connection connection) throws SQLException {
        Optional<Set<String>> own = caller.stores();
        return own.isEmpty() ? null : withFormerCodes(connection, own.get());
    }

    /**
     * The codes of the one store, where the caller may see it; of all that the caller may see where none is asked for.
     *
     * @throws io.throughline.runtime.problems.ProblemException 403 for a store that the token does not name
     */
    Set<String> stores(Connection connection, String store) throws SQLException {
        Set<String> own = stores(connection);
        if (store == null) {
            return own;
        }
        if (own != null && !own.contains(store)) {
            throw Problems.of(CommonProblem.FORBIDDEN, "The token does not name that store.");
        }
        return withFormerCodes(connection, Set.of(store));
    }

    /** Associates do not read who does something about what they and their colleagues say. */
    boolean hasNames() {
        return actingRole().isPresent();
    }

    /** As whom the caller does something. */
    Optional<Role> actingRole() {
        return Role.BY_NAME.values().stream()
                .filter(role -> caller.has(role.wireName()))
                .findFirst();
    }

    private Set<String> withFormerCodes(Connection connection, Set<String> codes) throws SQLException {
        Set<String> all = new HashSet<>(codes);
        for (Store store : Stores.byCode(connection, caller.organization(), codes, null)) {
            all.addAll(store.codes());
        }
        return all;
    }
}
