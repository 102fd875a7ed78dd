package io.throughline.stories.stories.sql;

import io.throughline.stories.stories.Feedback;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The stores that there has been any feedback from. */
final class HeardStores {

    /** In the order of the key, or two writers with the same stores wait for each other. */
    private static final String ADD = """
            insert into heard_store (organization, store)
            select distinct * from unnest(?::uuid[], ?::text[]) heard (organization, store) order by organization, store
            on conflict do nothing
            returning organization
            """;

    private HeardStores() {}

    record Store(UUID organization, String code) {

        static Store of(Feedback feedback) {
            return new Store(feedback.organization(), feedback.store());
        }
    }

    /** @return the organizations of those that were not heard from before */
    static Set<UUID> add(Connection connection, Collection<Store> stores) throws SQLException {
        List<Store> all = stores.stream().distinct().toList();
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setArray(1, connection.createArrayOf("uuid", column(all, Store::organization)));
            statement.setArray(2, connection.createArrayOf("text", column(all, Store::code)));
            Set<UUID> organizations = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    organizations.add(row.getObject(1, UUID.class));
                }
            }
            return organizations;
        }
    }

    private static Object[] column(List<Store> stores, Function<Store, Object> part) {
        return stores.stream().map(part).toArray();
    }
}
