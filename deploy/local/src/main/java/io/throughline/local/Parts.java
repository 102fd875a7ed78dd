package io.throughline.local;

import io.throughline.local.containers.Images;
import io.throughline.local.kafka.Kafka;
import io.throughline.local.postgres.Postgres;
import io.throughline.local.postgres.RolePasswords;
import io.throughline.local.process.Ports;
import io.throughline.local.process.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The real parts that the services need: a Kafka broker with its topics and a PostgreSQL server, both on loopback, and a key pair that
 * signs tokens. One directory holds all that belongs to them, but for the data of a part in a container.
 *
 * <p>Tests get theirs from {@link #shared}, or from {@link PartsTestResource} with Quarkus.
 */
public final class Parts implements AutoCloseable {

    /**
     * @param controller Kafka's own
     * @param durable see {@link Postgres.Options}
     */
    public record Options(int postgres, int kafka, int controller, boolean durable, Images images) {

        /** As processes of ours. */
        public Options(int postgres, int kafka, int controller, boolean durable) {
            this(postgres, kafka, controller, durable, Images.NONE);
        }

        /** On ports that are free now; forgetful and so faster; in containers under the build's profile of that name. */
        public static Options forTests() {
            return new Options(Ports.free(), Ports.free(), Ports.free(), false, Images.ofTests());
        }

        /** As the run command starts them: a commit is on the disk before it is answered. */
        public Options durably() {
            return new Options(postgres, kafka, controller, true, images);
        }

        /** By what listens on them. */
        public Map<String, Integer> ports() {
            return Map.of("PostgreSQL", postgres, "Kafka", kafka, "Kafka's controller", controller);
        }
    }

    private final RunDirectory directory;
    private final Credentials credentials;
    private final Tokens tokens;
    private final Postgres postgres;
    private final Kafka kafka;

    private Parts(RunDirectory directory, Credentials credentials, Tokens tokens, Postgres postgres, Kafka kafka) {
        this.directory = directory;
        this.credentials = credentials;
        this.tokens = tokens;
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /**
     * Opens the directory and starts both in it, at the same time, with the topics.
     *
     * @throws StartFailure if one does not start (the other is stopped again), if the directory is in use or a port is taken
     */
    public static Parts start(Path path, Options options) {
        RunDirectory directory = RunDirectory.open(path);
        try {
            Ports.requireFree(options.ports());
            return start(directory, options, (part, took) -> {});
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * As {@link #start(Path, Options)}, in a directory that is open.
     *
     * @param ready told of each part when it is ready, and how long that took; from another thread
     */
    public static Parts start(RunDirectory directory, Options options, BiConsumer<String, Duration> ready) {
        Credentials credentials = Credentials.in(directory.path());
        var kafka = start("Kafka", ready, () -> startKafka(directory, options));
        var postgres = start("PostgreSQL", ready, () -> startPostgres(directory, options, credentials));
        Tokens tokens = Tokens.in(directory.path());
        try {
            CompletableFuture.allOf(kafka, postgres).join();
            return new Parts(directory, credentials, tokens, postgres.join(), kafka.join());
        } catch (CompletionException e) {
            undo(kafka, Kafka::close);
            undo(postgres, Postgres::close);
            throw e.getCause() instanceof StartFailure failure ? failure : e;
        }
    }

    private static <T> CompletableFuture<T> start(
            String part, BiConsumer<String, Duration> ready, Supplier<T> starter) {
        long began = System.nanoTime();
        return CompletableFuture.supplyAsync(() -> {
            T started = starter.get();
            ready.accept(part, Duration.ofNanos(System.nanoTime() - began));
            return started;
        });
    }

    private static <T> void undo(CompletableFuture<T> started, Consumer<T> stop) {
        started.handle((part, failure) -> {
                    if (failure == null) {
                        stop.accept(part);
                    }
                    return null;
                })
                .join();
    }

    private static Kafka startKafka(RunDirectory directory, Options options) {
        Kafka kafka = Kafka.start(new Kafka.Options(
                directory.path(),
                options.kafka(),
                options.controller(),
                options.images().kafka()));
        kafka.createTopics();
        return kafka;
    }

    private static Postgres startPostgres(RunDirectory directory, Options options, Credentials credentials) {
        return Postgres.start(new Postgres.Options(
                directory.path(),
                options.postgres(),
                credentials.password("postgres"),
                options.durable(),
                options.images().postgres()));
    }

    /** Those of this JVM, for all its tests: started at the first call, ended and thrown away with the JVM. */
    public static Parts shared() {
        return SharedParts.get();
    }

    public Postgres postgres() {
        return postgres;
    }

    public Kafka kafka() {
        return kafka;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Credentials credentials() {
        return credentials;
    }

    public Path directory() {
        return directory.path();
    }

    /** Makes a database and its roles, if they are not there, and returns the settings of a service that uses it. */
    public Map<String, String> createDatabase(String database) {
        RolePasswords passwords = new RolePasswords(
                credentials.password(database + "_owner"),
                credentials.password(database + "_request"),
                credentials.password(database + "_flow"));
        postgres.createDatabase(database, passwords);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("DATABASE_URL", postgres.jdbcUrl(database));
        settings.put("DATABASE_OWNER_PASSWORD", passwords.owner());
        settings.put("DATABASE_REQUEST_PASSWORD", passwords.request());
        settings.put("DATABASE_FLOW_PASSWORD", passwords.flow());
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        settings.put("JWT_PUBLIC_KEYS", tokens.publicKeys().toUri().toString());
        settings.put("JWT_ISSUER", Tokens.ISSUER);
        return settings;
    }

    /** Stops Kafka, then PostgreSQL. */
    @Override
    public void close() {
        kafka.close();
        postgres.close();
        directory.close();
    }

    void kill() {
        kafka.kill();
        postgres.kill();
        close();
    }
}
