package io.throughline.standards;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.throughline.local.Parts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * A database for one test class, with the service's tables and roles, on the PostgreSQL that all tests share. No service runs on it: nobody
 * else reads or writes it, and it can be emptied at any time.
 */
public final class OwnDatabase implements AutoCloseable {

    /** Of the service's own database, and so of the roles that its migrations name. */
    private static final String SERVICE = "standards";

    private final Connection superuser;
    private final AgroalDataSource request;
    private final AgroalDataSource flow;
    private final List<String> tables;

    /**
     * An earlier release.
     *
     * @param version the last of its migrations
     * @param rows statements that write what it wrote
     */
    public record Release(String version, String rows) {}

    /** @param name one that no other test class uses */
    public OwnDatabase(String name) throws SQLException {
        this(name, List.of());
    }

    /** @param releases that were there before this one, in their order */
    public OwnDatabase(String name, List<Release> releases) throws SQLException {
        Parts parts = Parts.shared();
        Map<String, String> settings = parts.createDatabase(SERVICE);
        try (Connection server = parts.postgres().connect("postgres");
                Statement statement = server.createStatement()) {
            statement.execute("create database %s owner %s_owner".formatted(name, SERVICE));
        }
        String url = parts.postgres().jdbcUrl(name);
        FluentConfiguration migrations =
                Flyway.configure().dataSource(url, SERVICE + "_owner", settings.get("DATABASE_OWNER_PASSWORD"));
        superuser = parts.postgres().connect(name);
        for (Release release : releases) {
            migrations.target(release.version()).load().migrate();
            try (Statement statement = superuser.createStatement()) {
                statement.execute(release.rows());
            }
        }
        migrations.target("latest").load().migrate();
        request = pool(url, "request", settings.get("DATABASE_REQUEST_PASSWORD"));
        flow = pool(url, "flow", settings.get("DATABASE_FLOW_PASSWORD"));
        tables = query("""
                select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
                and relname not in ('flyway_schema_history', 'outbox_relay') order by 1
                """);
    }

    private static AgroalDataSource pool(String url, String role, String password) throws SQLException {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .principal(new NamePrincipal(SERVICE + "_" + role))
                                .credential(new SimplePassword(password)))));
    }

    /** One connection of the role that serves requests. */
    public DataSource request() {
        return request;
    }

    /** One connection of the role that keeps events. */
    public DataSource flow() {
        return flow;
    }

    /** Row by row: of tables that hold little it is faster than to truncate them. */
    public void empty() throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(tables.stream()
                    .map(table -> "delete from " + table)
                    .collect(Collectors.joining("; ", "set session_replication_role = replica; ", "")));
        }
    }

    /** Every row of every table, as text. */
    public List<String> rows() throws SQLException {
        return query(tables.stream()
                .map(table -> "select t::text from %s t".formatted(table))
                .collect(Collectors.joining(" union all ")));
    }

    /** The first column of what a superuser finds. */
    public List<String> query(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    @Override
    public void close() throws SQLException {
        request.close();
        flow.close();
        superuser.close();
    }
}
