package io.throughline.feedback.stores.sql;

import io.throughline.feedback.stores.Change;
import io.throughline.feedback.stores.ChangeKind;
import io.throughline.feedback.stores.History;
import io.throughline.feedback.stores.State;
import io.throughline.feedback.stores.Status;
import io.throughline.feedback.stores.Store;
import io.throughline.feedback.stores.Values;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads stores with their histories. All calls are within a transaction that the organization is admitted to. */
final class StoreTable {

    static final String COLUMNS = """
            s.organization, s.id, s.revision, s.created_at, s.changed_at, s.code, s.name, s.region, s.format, s.time_zone,
            s.status, s.opened_on, s.closed_on, s.next_change_on""";

    private static final String BY_CODE = """
            select code, store from store_code where organization = ? and code = any (?)
            """;

    /** Not joined: just after an import, nobody has counted yet, and the planner would take five thousand for one. */
    private static final String BY_ID = """
            select %s from store s where s.organization = ? and s.id = any (?)
            """.formatted(COLUMNS);

    private static final String CHANGES = """
            select store, id, on_day, kind, code, name, region, format, time_zone, note, recorded_at, recorded_by
            from store_change where organization = ? and store = any (?)
            """;

    private StoreTable() {}

    /** By each of the codes that a store had, has or is going to have. */
    static Map<String, Store> byCode(Connection connection, UUID organization, Collection<String> codes)
            throws SQLException {
        Map<String, UUID> ids = ids(connection, organization, codes);
        try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("uuid", ids.values().toArray()));
            Map<UUID, Store> byId = new HashMap<>();
            read(connection, organization, statement).forEach(store -> byId.put(store.id(), store));
            Map<String, Store> byCode = new HashMap<>();
            ids.forEach((code, id) -> byCode.put(code, byId.get(id)));
            return byCode;
        }
    }

    private static Map<String, UUID> ids(Connection connection, UUID organization, Collection<String> codes)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_CODE)) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("text", codes.toArray()));
            Map<String, UUID> ids = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.put(row.getString(1), row.getObject(2, UUID.class));
                }
            }
            return ids;
        }
    }

    /** @param statement selects {@link #COLUMNS} */
    static List<Store> read(Connection connection, UUID organization, PreparedStatement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(Row.read(row));
            }
        }
        Map<UUID, History> histories =
                histories(connection, organization, rows.stream().map(Row::id).toList());
        return rows.stream().map(row -> row.with(histories.get(row.id()))).toList();
    }

    private static Map<UUID, History> histories(Connection connection, UUID organization, Collection<UUID> stores)
            throws SQLException {
        Map<UUID, List<Change>> changes = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(CHANGES)) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("uuid", stores.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    changes.computeIfAbsent(row.getObject("store", UUID.class), store -> new ArrayList<>())
                            .add(change(row));
                }
            }
        }
        Map<UUID, History> histories = new HashMap<>();
        changes.forEach((store, its) -> histories.put(store, History.of(its)));
        return histories;
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getObject("id", UUID.class),
                row.getObject("on_day", LocalDate.class),
                ChangeKind.BY_NAME.get(row.getString("kind")),
                values(row),
                row.getString("note"),
                instant(row, "recorded_at"),
                row.getString("recorded_by"));
    }

    private static Values values(ResultSet row) throws SQLException {
        return new Values(
                row.getString("code"),
                row.getString("name"),
                row.getString("region"),
                row.getString("format"),
                row.getString("time_zone"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A store but for its history. */
    private record Row(
            UUID organization,
            UUID id,
            int revision,
            Instant createdAt,
            Instant changedAt,
            State current,
            LocalDate nextChangeOn) {

        static Row read(ResultSet row) throws SQLException {
            State current = new State(
                    values(row),
                    Status.BY_NAME.get(row.getString("status")),
                    row.getObject("opened_on", LocalDate.class),
                    row.getObject("closed_on", LocalDate.class));
            return new Row(
                    row.getObject("organization", UUID.class),
                    row.getObject("id", UUID.class),
                    row.getInt("revision"),
                    instant(row, "created_at"),
                    instant(row, "changed_at"),
                    current,
                    row.getObject("next_change_on", LocalDate.class));
        }

        Store with(History history) {
            return new Store(organization, id, revision, createdAt, changedAt, current, nextChangeOn, history);
        }
    }
}
