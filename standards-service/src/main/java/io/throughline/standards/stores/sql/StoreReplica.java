package io.throughline.standards.stores.sql;

import io.throughline.standards.database.RowJson;
import io.throughline.standards.stores.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The stores as their topic tells them; only a higher revision changes one. */
public final class StoreReplica {

    private static final String UPSERT = """
            insert into store as kept (organization, id, revision, deleted, code, name, region, format, time_zone)
            select distinct on (organization, id)
                organization, id, revision, deleted, code, name, region, format, time_zone
            from json_populate_recordset(null::store, ?::json)
            order by organization, id, revision desc
            on conflict on constraint store_is_one_per_id do update set
                revision = excluded.revision,
                deleted = excluded.deleted,
                code = excluded.code,
                name = excluded.name,
                region = excluded.region,
                format = excluded.format,
                time_zone = excluded.time_zone
            where kept.revision < excluded.revision
            """;

    private StoreReplica() {}

    public static void keep(Connection connection, List<Store> stores) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setString(1, RowJson.write(stores));
            statement.executeUpdate();
        }
    }
}
