package io.throughline.local.kafka;

import io.throughline.local.containers.Container;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The broker in a container; variables as <a href="https://hub.docker.com/r/apache/kafka">the project's image</a> documents them. */
final class KafkaContainer {

    /** As in the image's own examples: writable for whoever it runs as. */
    private static final String DATA = "/tmp/kraft-combined-logs";

    private KafkaContainer() {}

    static Container of(String image, Kafka.Options options) {
        Map<String, String> environment = new HashMap<>();
        // inside it has the same port as outside: then what it tells its clients is true for itself, too
        Settings.of(options, "0.0.0.0", DATA).forEach((name, value) -> environment.put(variable(name), value));
        environment.put("CLUSTER_ID", Settings.CLUSTER_ID);
        environment.put("KAFKA_HEAP_OPTS", "-Xmx320m -Xms96m");
        return new Container(new Container.Options(
                "kafka", image, options.directory(), options.port(), options.port(), environment, List.of()));
    }

    private static String variable(String setting) {
        return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
