package io.throughline.local.run;

import io.throughline.local.Service;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What is printed when all is ready: addresses, credentials, and command lines that work as they stand. */
final class NextSteps {

    private NextSteps() {}

    static String of(Session session, Demo demo, Path directory) {
        String feedback = session.service(Service.FEEDBACK).uri("").toString();
        String stories = session.service(Service.STORIES).uri("").toString();
        String standards = session.service(Service.STANDARDS).uri("").toString();
        String id = UUID.randomUUID().toString();
        Path here = Path.of("").toAbsolutePath();
        return """

                API of each service   %1$s/q/openapi  %2$s/q/openapi  %14$s/q/openapi
                Health                %1$s/q/health/ready  %2$s/q/health/ready  %14$s/q/health/ready
                PostgreSQL            %3$s  (user postgres; all passwords in %4$s)
                Kafka                 %5$s
                Demo organization     stores S001 to S004; tokens in %6$s: admin, head-office, head-office-2, store-manager, associate, operator
                API key of its kiosks %7$s
                Logs                  %8$s

                Send feedback, read the story that it becomes, list practices and the candidates for standards:

                curl -H "X-Api-Key: $(cat %9$s)" -H 'Content-Type: application/json' %1$s/v1/feedback \\
                  -d '{"id": "%10$s", "store": "%11$s", "touchpoint": "checkout", "collectedAt": "%12$s",
                       "rating": {"metric": "csat", "value": 5, "min": 1, "max": 5},
                       "comment": "The cashier walked me to the shelf and carried the kettle to my car in the rain."}'

                curl -H "Authorization: Bearer $(cat %13$s)" %2$s/v1/stories/%10$s

                curl -H "Authorization: Bearer $(cat %13$s)" %2$s/v1/practices

                curl -H "Authorization: Bearer $(cat %13$s)" %14$s/v1/candidates
                """.formatted(
                        feedback,
                        stories,
                        session.parts().postgres().jdbcUrl("feedback"),
                        from(here, directory.resolve("credentials")),
                        session.parts().kafka().bootstrapServers(),
                        from(here, directory.resolve("tokens")),
                        demo.kioskKey(),
                        from(here, directory.resolve("logs")),
                        from(here, demo.file("kiosk-key")),
                        id,
                        Demo.STORE,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        from(here, demo.file("head-office")),
                        standards);
    }

    /** Short for who stands above it, whole for anyone else. */
    private static String from(Path here, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
    }
}
