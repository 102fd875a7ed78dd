package io.throughline.local.postgres;

import io.throughline.local.process.Instance;
import io.throughline.local.process.Part;
import io.throughline.local.process.Ports;
import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A PostgreSQL server on loopback. */
public final class Postgres extends Part {

    static final String SUPERUSER = "postgres";

    /** SQLSTATE: no connection (08001, 08006), still starting (57P03). */
    private static final Set<String> CONNECTION_FAILED = Set.of("08001", "08006", "57P03");

    /**
     * @param directory of the run
     * @param password of the superuser; set when the data are new
     * @param durable false: neither fsync nor synchronous commit, for tests that start on nothing and throw it away
     * @param image of the container to run it in; none for a process of ours
     */
    public record Options(Path directory, int port, String password, boolean durable, Optional<String> image) {}

    private final Options options;

    private Postgres(Options options) {
        super(options.image()
                .<Instance>map(image -> PostgresContainer.of(image, options))
                .orElseGet(() -> new PostgresProcess(options)));
        this.options = options;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @throws StartFailure if it ends instead, at once, or does not answer in time
     */
    public static Postgres start(Options options) {
        Postgres postgres = new Postgres(options);
        postgres.launch();
        return postgres;
    }

    @Override
    protected boolean answers() {
        try (Connection connection = connect("postgres")) {
            return true;
        } catch (SQLException e) {
            if (CONNECTION_FAILED.contains(e.getSQLState())) {
                return false;
            }
            throw new StartFailure("PostgreSQL does not let us in: " + e.getMessage(), e);
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.LOOPBACK + ":" + options.port() + "/" + database;
    }

    /** A connection of the superuser's, for tests and set-up only. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, options.password());
    }

    /** Makes the database and its three roles, or sets their passwords if they are there: {@code deploy/databases.sql}. */
    public void createDatabase(String database, RolePasswords passwords) {
        try (InputStream script = Postgres.class.getResourceAsStream("/databases.sql");
                Connection connection = connect("postgres")) {
            new PsqlScript(new String(script.readAllBytes(), StandardCharsets.UTF_8))
                    .run(
                            connection,
                            Map.of(
                                    "database", database,
                                    "owner_password", passwords.owner(),
                                    "request_password", passwords.request(),
                                    "flow_password", passwords.flow()));
        } catch (SQLException e) {
            throw new StartFailure("the database " + database + " could not be made: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
