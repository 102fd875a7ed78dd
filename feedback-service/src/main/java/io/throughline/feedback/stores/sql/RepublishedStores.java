package io.throughline.feedback.stores.sql;

import io.throughline.feedback.stores.Store;
import io.throughline.feedback.stores.StoreState;
import io.throughline.runtime.republish.Republishable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Stores as they are now. */
@Singleton
class RepublishedStores implements Republishable {

    private static final UUID LEAST = new UUID(0, 0);

    /** The first page takes the least id in. */
    private static final String PAGE = """
            select %s from store s where s.organization = ? and s.id %s ?
            order by s.id limit ? for share
            """;

    @Override
    public String topic() {
        return StoreState.TOPIC;
    }

    @Override
    public List<Entry> page(Connection connection, UUID organization, Instant from, Instant to, UUID after, int limit)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(PAGE.formatted(StoreTable.COLUMNS, after == null ? ">=" : ">"))) {
            statement.setObject(1, organization);
            statement.setObject(2, Objects.requireNonNullElse(after, LEAST));
            statement.setInt(3, limit);
            return StoreTable.read(connection, organization, statement).stream()
                    .map(RepublishedStores::entry)
                    .toList();
        }
    }

    private static Entry entry(Store store) {
        return new Entry(store.id(), StoreState.event(store));
    }
}
