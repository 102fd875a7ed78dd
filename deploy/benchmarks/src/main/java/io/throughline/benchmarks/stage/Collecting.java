package io.throughline.benchmarks.stage;

import io.throughline.local.Parts;
import io.throughline.local.Service;
import io.throughline.local.ServiceProcess;
import io.throughline.local.process.Ports;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running feedback-service with its database and an organization in it. */
public record Collecting(ServiceProcess service, FeedbackDatabase database, Retailer retailer) {

    /** No limit is met: the bounds of a key and of an organization protect the service from what is measured here. */
    private static final Map<String, String> ENVIRONMENT = Stream.of("KEY", "PUBLIC_KEY", "ORGANIZATION")
            .flatMap(of -> Stream.of("PER_SECOND", "BURST").map(what -> "THROUGHLINE_LIMITS_" + of + "_" + what))
            .collect(Collectors.toMap(Function.identity(), name -> "10000000"));

    static Collecting start(Settings settings, Parts parts, String name) throws InterruptedException, SQLException {
        FeedbackDatabase database = new FeedbackDatabase(parts.postgres(), name);
        Map<String, String> environment = new LinkedHashMap<>(ENVIRONMENT);
        List<String> flags = new ArrayList<>(settings.serviceFlags());
        if (name.equals(Service.FEEDBACK.database())) {
            flags.addAll(settings.profile() ? Profile.flags(settings) : List.of());
        } else {
            create(parts, name);
            environment.put("DATABASE_URL", parts.postgres().jdbcUrl(name));
        }
        ServiceProcess service =
                ServiceProcess.start(Service.FEEDBACK, settings.root(), parts, Ports.free(), environment, flags);
        return new Collecting(service, database, Retailer.register(service.uri(""), parts.tokens()));
    }

    /** A second database of the same roles, as {@code deploy/databases.sql} makes the first. */
    private static void create(Parts parts, String name) throws SQLException {
        String first = Service.FEEDBACK.database();
        parts.createDatabase(first);
        try (Connection connection = parts.postgres().connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database %s owner %s_owner".formatted(name, first));
            statement.execute("revoke all on database %s from public".formatted(name));
            statement.execute("grant connect on database %1$s to %2$s_request, %2$s_flow".formatted(name, first));
        }
    }

    public URI uri(String path) {
        return service.uri(path);
    }

    void close() {
        service.close();
    }
}
