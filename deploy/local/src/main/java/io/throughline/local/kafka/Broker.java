package io.throughline.local.kafka;

import io.throughline.local.process.StartFailure;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** The main class of the broker's own JVM: formats the storage if that has not been done, and runs Kafka. One JVM start instead of two. */
final class Broker {

    private Broker() {}

    public static void main(String[] args) throws IOException {
        String configuration = args[0];
        Properties properties = new Properties();
        try (InputStream in = new FileInputStream(configuration)) {
            properties.load(in);
        }
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            int result = StorageTool.execute(
                    new String[] {"format", "--ignore-formatted", "-t", Settings.CLUSTER_ID, "-c", configuration},
                    System.out);
            if (result != 0) {
                throw new StartFailure("Kafka's storage could not be formatted");
            }
        }
        Kafka.main(new String[] {configuration});
    }
}
