package io.throughline.benchmarks.stage;

import io.throughline.local.postgres.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What decides how fast a commit is. */
public final class PostgresSettings {

    private static final String TEXT = """
            select 'PostgreSQL ' || current_setting('server_version') || ': '
                || string_agg(name || ' ' || current_setting(name), ', ' order by name)
            from unnest(array['fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers']) name
            """;

    private PostgresSettings() {}

    public static String of(Postgres postgres) throws SQLException {
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TEXT)) {
            row.next();
            return row.getString(1);
        }
    }
}
