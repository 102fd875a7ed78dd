package io.throughline.local.kafka;

import io.throughline.local.process.Child;
import io.throughline.local.process.Child.StopSignal;
import io.throughline.local.process.ClassPath;
import io.throughline.local.process.OwnProcess;
import io.throughline.local.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The broker in a JVM of its own: data in {@code data/kafka}, the log in {@code logs/kafka.log}. */
final class KafkaProcess extends OwnProcess {

    private static final Duration START_BOUND = Duration.ofSeconds(90);
    private static final Duration STOP_BOUND = Duration.ofSeconds(3);

    /** Serial collector and no second compiler: start-up time and memory count here, not the last message a second. */
    private static final List<String> JVM_FLAGS = List.of(
            "-Xmx320m",
            "-Xms96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Dorg.slf4j.simpleLogger.logFile=System.out",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
            "-Dorg.slf4j.simpleLogger.showThreadName=false",
            // pages of settings at each start
            "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.config=warn",
            "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaConfig=warn");

    KafkaProcess(Kafka.Options options) {
        super(() -> command(options), START_BOUND, STOP_BOUND);
    }

    private static Child.Command command(Kafka.Options options) {
        String configuration = writeConfiguration(options).toString();
        return new Child.Command(
                "kafka",
                Stream.of(
                                List.of(ClassPath.java()),
                                JVM_FLAGS,
                                List.of("-cp", ClassPath.ofThisModule(), Broker.class.getName(), configuration))
                        .flatMap(List::stream)
                        .toList(),
                Map.of(),
                options.directory(),
                StopSignal.TERM);
    }

    private static Path writeConfiguration(Kafka.Options options) {
        Path data = options.directory().resolve("data").resolve("kafka").toAbsolutePath();
        Properties properties = new Properties();
        properties.putAll(Settings.of(options, Ports.LOOPBACK, data.toString()));
        Path file = options.directory().resolve("kafka.properties");
        try {
            Files.createDirectories(data);
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, "Written at each start.");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
