package io.throughline.local.postgres;

import io.throughline.local.containers.Container;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The server in a container; variables as <a href="https://hub.docker.com/_/postgres">the official image</a> documents them. */
final class PostgresContainer {

    private static final int PORT = 5432;

    private PostgresContainer() {}

    static Container of(String image, Postgres.Options options) {
        Settings settings = new Settings(options.durable());
        return new Container(new Container.Options(
                "postgres",
                image,
                options.directory(),
                options.port(),
                PORT,
                Map.of(
                        "POSTGRES_PASSWORD",
                        options.password(),
                        "POSTGRES_INITDB_ARGS",
                        settings.ofInitdb().collect(Collectors.joining(" "))),
                Stream.concat(Stream.of("postgres"), settings.ofServer()).toList()));
    }
}
