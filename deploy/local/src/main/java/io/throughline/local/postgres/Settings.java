package io.throughline.local.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is set in every server, wherever it runs, as arguments of PostgreSQL's programs. */
final class Settings {

    private final boolean durable;

    /** @param durable see {@link Postgres.Options} */
    Settings(boolean durable) {
        this.durable = durable;
    }

    Stream<String> ofInitdb() {
        return Stream.of(
                "--encoding=UTF8",
                // the same order of strings on every machine and after every upgrade of its C library
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                durable ? "--sync-method=fsync" : "--no-sync");
    }

    Stream<String> ofServer() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("max_connections", "100");
        settings.put("shared_buffers", durable ? "512MB" : "128MB");
        if (durable) {
            // after a checkpoint each page that is touched is logged whole: under load the default has one every half a
            // minute
            settings.put("max_wal_size", "4GB");
            settings.put("checkpoint_timeout", "15min");
        }
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        // without it a violated constraint writes the row, and so a customer's words, to the log
        settings.put("log_error_verbosity", "terse");
        List.of("fsync", "synchronous_commit", "full_page_writes")
                .forEach(name -> settings.put(name, durable ? "on" : "off"));
        return settings.entrySet().stream().flatMap(setting -> argument(setting.getKey(), setting.getValue()));
    }

    static Stream<String> argument(String name, String value) {
        return Stream.of("-c", name + "=" + value);
    }
}
