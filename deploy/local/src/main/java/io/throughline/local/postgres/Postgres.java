package io.throughline.local.postgres;

import io.throughline.local.process.Child;
import io.throughline.local.process.Child.StopSignal;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A PostgreSQL server on loopback. Its data stay in their directory; it comes up again on them after {@link #stop} and after {@link
 * #kill}, on the same port.
 */
public final class Postgres {

    static final String SUPERUSER = "postgres";

    private static final Duration START_BOUND = Duration.ofSeconds(60);
    private static final Duration ORPHANS_BOUND = Duration.ofSeconds(5);
    private static final Duration STOP_BOUND = Duration.ofMillis(2_500);
    private static final Duration RETRY = Duration.ofMillis(100);

    /** SQLSTATE: no connection (08001, 08006), still starting (57P03). */
    private static final Set<String> CONNECTION_FAILED = Set.of("08001", "08006", "57P03");

    /**
     * @param directory of the run: data go to {@code data/postgres}, the log to {@code logs/postgres.log}
     * @param password of the superuser; set when the data directory is made
     * @param durable false: neither fsync nor synchronous commit, for tests that start on an empty directory and throw it away
     */
    public record Options(Path directory, int port, String password, boolean durable) {}

    private final Options options;
    private final DataDirectory data;
    private volatile Child child;

    private Postgres(Options options) {
        this.options = options;
        this.data = new DataDirectory(options);
    }

    /**
     * Starts it and waits until it answers.
     *
     * @throws StartFailure if it ends instead, at once, or does not answer within a minute
     */
    public static Postgres start(Options options) {
        Unprivileged.check();
        Postgres postgres = new Postgres(options);
        postgres.data.prepare();
        postgres.launch();
        return postgres;
    }

    private void launch() {
        data.removeLockOfStranger();
        long deadline = System.nanoTime() + ORPHANS_BOUND.toNanos();
        while (true) {
            boolean crashed = data.hasLock();
            try {
                launchOnce();
                return;
            } catch (StartFailure e) {
                // the children of a killed server end by themselves, but not in the same moment
                if (!crashed || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private void launchOnce() {
        child = Child.start(new Child.Command(
                "postgres",
                Unprivileged.command(Stream.concat(
                        Stream.of(
                                Binaries.directory().resolve("bin/postgres").toString(),
                                "-D",
                                data.path().toString()),
                        settings().entrySet().stream()
                                .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue())))),
                Map.of(),
                options.directory(),
                StopSignal.INT));
        child.awaitReady(START_BOUND, this::answers);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port", Integer.toString(options.port()));
        settings.put("listen_addresses", Ports.LOOPBACK);
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "100");
        settings.put("shared_buffers", "128MB");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        // without it a violated constraint writes the row, and so a customer's words, to the log
        settings.put("log_error_verbosity", "terse");
        String durable = options.durable() ? "on" : "off";
        List.of("fsync", "synchronous_commit", "full_page_writes").forEach(name -> settings.put(name, durable));
        return settings;
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return true;
        } catch (SQLException e) {
            if (CONNECTION_FAILED.contains(e.getSQLState())) {
                return false;
            }
            throw new StartFailure("PostgreSQL does not let us in: " + e.getMessage() + "; see " + child.log(), e);
        }
    }

    /** The server's process. */
    public Child process() {
        return child;
    }

    public int port() {
        return options.port();
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

    /** Ends it in order: clients are cut off, what was committed is written out. */
    public void stop() {
        child.stop(STOP_BOUND);
    }

    /** As a crash would: no warning, no clean-up. */
    public void kill() {
        child.kill();
    }

    /** Starts it again after {@link #stop} or {@link #kill}. */
    public void restart() {
        if (child.isAlive()) {
            stop();
        }
        launch();
    }
}
