package io.throughline.benchmarks.standards;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * An organization's published standards and its stores, filled in by SQL as the service would have written them.
 *
 * @param standards how many, of five versions each
 * @param stores how many
 */
record Catalogue(UUID organization, int standards, int stores) {

    /** Some standards name none. */
    static final List<String> ROLES =
            List.of("cashier", "advisor", "baker", "butcher", "florist", "host", "picker", "manager");

    private static final String FILL = resource("catalogue.sql");

    /** @param seed from 0 to 1: with another one, other texts */
    static Catalogue fill(Connection connection, double seed, int standards, int stores) throws SQLException {
        Catalogue catalogue = new Catalogue(UUID.randomUUID(), standards, stores);
        set(connection, "benchmark.organization", catalogue.organization().toString());
        set(connection, "benchmark.seed", Double.toString(seed));
        set(connection, "benchmark.standards", Integer.toString(standards));
        set(connection, "benchmark.stores", Integer.toString(stores));
        set(connection, "benchmark.roles", String.join(",", ROLES));
        try (Statement statement = connection.createStatement()) {
            // made once more if the machine stops: it need not wait for the disk
            statement.execute("set synchronous_commit = off");
            statement.execute(FILL);
        }
        return catalogue;
    }

    /** @param number from 1 */
    static String storeCode(int number) {
        return "S%05d".formatted(number);
    }

    /** Words of these ranks of frequency, the most frequent first. */
    static List<String> words(Connection connection, int first, int last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select text from benchmark.word where rank between ? and ? order by rank")) {
            statement.setInt(1, first);
            statement.setInt(2, last);
            return texts(statement);
        }
    }

    /** Ids of standards whose last version holds without an end, and which lead to a store for sure, in no order. */
    List<String> lasting(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select standard from version where organization = ? and number = 5 and effective_to is null
                and (scope_stores = '{}' or scope_regions = '{}' and scope_formats = '{}')
                order by md5(standard::text)
                """)) {
            statement.setObject(1, organization);
            return texts(statement);
        }
    }

    /** The last version of each standard as CSV, with titles that are each there once and scopes that lead to a store. */
    byte[] file(Connection connection) throws SQLException, IOException {
        String select = """
                select 'POL-' || row_number() over (order by standard) as reference,
                       title || ' ' || row_number() over (order by standard) as title, purpose, array_to_string(steps, E'\\n') as steps,
                       customer_goal as "customerGoal", role, array_to_string(scope_regions, ';') as regions,
                       array_to_string(case when scope_regions = '{}' then scope_stores end, ';') as stores,
                       array_to_string(resources, E'\\n') as resources, array_to_string(audit_questions, E'\\n') as "auditQuestions",
                       least(effective_from, current_date) as "effectiveFrom"
                from version where number = 5 and organization = '%s'
                """.formatted(organization);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + select + ") to stdout (format csv, header)", file);
        return file.toByteArray();
    }

    private static List<String> texts(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, false)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private static String resource(String name) {
        try (InputStream file = Catalogue.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
