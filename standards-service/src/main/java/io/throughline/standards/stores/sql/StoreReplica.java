package io.throughline.standards.stores.sql;

import io.throughline.standards.database.RowJson;
import io.throughline.standards.stores.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The stores as their topic tells them: every state is kept, in whatever order and however often it comes. */
public final class StoreReplica {

    private static final String INSERT_STATES = """
            insert into store_state (organization, store, revision, recorded_at, history)
            select organization, store, revision, recorded_at, history
            from json_populate_recordset(null::store_state, ?::json)
            order by organization, store, revision
            on conflict do nothing
            """;

    private static final String INSERT_CODES = """
            insert into store_code (organization, code, store)
            select organization, code, store from json_populate_recordset(null::store_code, ?::json)
            order by organization, code
            on conflict do nothing
            """;

    private StoreReplica() {}

    private record StateRow(
            UUID organization, UUID store, int revision, Instant recordedAt, List<Store.Period> history) {}

    private record CodeRow(UUID organization, String code, UUID store) {}

    public static void keep(Connection connection, List<Store> stores) throws SQLException {
        insert(
                connection,
                INSERT_STATES,
                stores.stream()
                        .map(store -> new StateRow(
                                store.organization(),
                                store.id(),
                                store.revision(),
                                store.recordedAt(),
                                store.history()))
                        .toList());
        insert(
                connection,
                INSERT_CODES,
                stores.stream()
                        .flatMap(store ->
                                store.codes().stream().map(code -> new CodeRow(store.organization(), code, store.id())))
                        .distinct()
                        .toList());
    }

    private static void insert(Connection connection, String sql, List<?> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, RowJson.write(rows));
            statement.executeUpdate();
        }
    }
}
