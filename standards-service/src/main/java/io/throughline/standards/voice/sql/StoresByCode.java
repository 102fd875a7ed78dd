package io.throughline.standards.voice.sql;

import io.throughline.standards.stores.Store;
import io.throughline.standards.stores.sql.Stores;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The stores of an organization by any code that they ever had; one that is not known has UTC's days. */
final class StoresByCode {

    private final UUID organization;
    private final Map<String, Store> known = new HashMap<>();

    private StoresByCode(UUID organization) {
        this.organization = organization;
    }

    static StoresByCode read(Connection connection, UUID organization, Collection<String> codes) throws SQLException {
        StoresByCode stores = new StoresByCode(organization);
        for (Store store : Stores.byCode(connection, organization, codes, null)) {
            store.codes().forEach(code -> stores.known.put(code, store));
        }
        return stores;
    }

    Store of(String code) {
        Store store = known.get(code);
        return store == null ? Store.untold(organization, code) : store;
    }
}
