package io.throughline.standards.imports.sql;

import io.throughline.standards.database.RowJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What has been imported, by what its files call it. All calls are within a transaction that is admitted to the organization. */
final class ImportTable {

    private static final int COUNTED_AT_ONCE = 2000;

    /**
     * Without plans from when the tables were small: the check of a foreign key would read all standards for each of thousands. What is checked
     * when a transaction ends would be so for all of them in one statement.
     */
    private static final String BEGIN = """
            select pg_try_advisory_xact_lock(hashtextextended('imports of ' || ?::uuid, 0)),
                   set_config('plan_cache_mode', 'force_custom_plan', true), set_config('app.new_standards', 'counted-at-the-end', true)
            """;

    private static final String CHECK_AS_WE_GO = "set constraints all immediate";

    private static final String END = "select count_new_standards(?)";

    /** One whose drafts have all been discarded may come again. */
    private static final String BEFORE = """
            select reference, standard, digest from imported i where organization = ? and reference = any(?)
            and exists (select from version v where v.organization = i.organization and v.standard = i.standard and status <> 'discarded')
            """;

    private static final String INSERT = """
            insert into imported (organization, reference, standard, digest)
            select organization, reference, standard, digest from json_populate_recordset(null::imported, ?::json)
            on conflict on constraint imported_once_per_reference do update set standard = excluded.standard, digest = excluded.digest
            """;

    private ImportTable() {}

    record Row(UUID organization, String reference, UUID standard, String digest) {}

    /**
     * Keeps other imports of the organization out until the transaction's end.
     *
     * @return false where one is under way
     */
    static boolean begin(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement check = connection.prepareStatement(CHECK_AS_WE_GO);
                PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            check.execute();
            begin.setObject(1, organization);
            try (ResultSet row = begin.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** When all of a file is there; from here to the commit the organization's other changes wait. */
    static void end(Connection connection) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement(END)) {
            end.setInt(1, COUNTED_AT_ONCE);
            int counted;
            do {
                try (ResultSet row = end.executeQuery()) {
                    row.next();
                    counted = row.getInt(1);
                }
            } while (counted == COUNTED_AT_ONCE);
        }
    }

    /** Those that there are, by their references. */
    static Map<String, Row> before(Connection connection, UUID organization, Collection<String> references)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEFORE)) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("text", references.toArray()));
            Map<String, Row> before = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String reference = row.getString("reference");
                    before.put(
                            reference,
                            new Row(
                                    organization,
                                    reference,
                                    row.getObject("standard", UUID.class),
                                    row.getString("digest")));
                }
            }
            return before;
        }
    }

    static void insert(Connection connection, List<Row> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, RowJson.write(rows));
            statement.executeUpdate();
        }
    }
}
