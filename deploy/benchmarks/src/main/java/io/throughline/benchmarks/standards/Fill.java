package io.throughline.benchmarks.standards;

import io.throughline.benchmarks.stage.Log;
import io.throughline.local.Service;
import io.throughline.local.postgres.Postgres;
import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Puts standards and stores into the database behind the service, as the superuser; every constraint and trigger is heeded. */
final class Fill {

    private final Postgres postgres;
    private final StandardsSettings settings;
    private final Log log;

    Fill(Postgres postgres, StandardsSettings settings, Log log) {
        this.postgres = postgres;
        this.settings = settings;
        this.log = log;
    }

    void fill(UUID organization) {
        log.line("filling in %,d standards of 5 versions and %,d stores"
                .formatted(settings.standards(), settings.stores()));
        execute("set bench.organization = '%s'; set bench.standards = %d; set bench.stores = %d;%n%s"
                .formatted(organization, settings.standards(), settings.stores(), script()));
    }

    void analyze() {
        execute("vacuum analyze");
    }

    private void execute(String sql) {
        try (Connection connection = postgres.connect(Service.STANDARDS.database());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new StartFailure("the database could not be filled: " + refused.getMessage());
        }
    }

    private static String script() {
        try (InputStream script = Fill.class.getResourceAsStream("/standards/fill.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
