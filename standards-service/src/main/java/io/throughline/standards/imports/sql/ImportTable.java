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

    private static final String DIGESTS =
            "select reference, digest from imported where organization = ? and reference = any(?)";

    private static final String INSERT = """
            insert into imported (organization, reference, standard, digest)
            select organization, reference, standard, digest from json_populate_recordset(null::imported, ?::json)
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

    /** Those that there are. */
    static Map<String, String> digests(Connection connection, UUID organization, Collection<String> references)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DIGESTS)) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("text", references.toArray()));
            Map<String, String> digests = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    digests.put(row.getString(1), row.getString(2));
                }
            }
            return digests;
        }
    }

    static void insert(Connection connection, List<Row> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, RowJson.write(rows));
            statement.executeUpdate();
        }
    }
}
