package io.throughline.feedback.stores;

import io.throughline.runtime.republish.Republishable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Stores as they are now. */
@Singleton
class RepublishedStores implements Republishable {

    private static final UUID LEAST = new UUID(0, 0);

    /** The first page takes the least id in. */
    private static final String PAGE = """
            select organization, id, revision, code, name, region, format, time_zone, opened_on, created_at
            from store where organization = ? and id %s ?
            order by id limit ? for share
            """;

    @Override
    public String topic() {
        return StoreState.TOPIC;
    }

    @Override
    public List<Entry> page(Connection connection, UUID organization, Instant from, Instant to, UUID after, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE.formatted(after == null ? ">=" : ">"))) {
            statement.setObject(1, organization);
            statement.setObject(2, Objects.requireNonNullElse(after, LEAST));
            statement.setInt(3, limit);
            List<Entry> page = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Instant createdAt =
                            row.getObject("created_at", OffsetDateTime.class).toInstant();
                    StoreState store = store(row);
                    page.add(new Entry(store.id(), store.event(createdAt)));
                }
            }
            return page;
        }
    }

    private static StoreState store(ResultSet row) throws SQLException {
        return new StoreState(
                row.getObject("organization", UUID.class),
                row.getObject("id", UUID.class),
                row.getLong("revision"),
                row.getString("code"),
                row.getString("name"),
                row.getString("region"),
                row.getString("format"),
                row.getString("time_zone"),
                row.getString("opened_on"));
    }
}
