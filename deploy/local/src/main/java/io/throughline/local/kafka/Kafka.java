package io.throughline.local.kafka;

import io.throughline.local.process.Child;
import io.throughline.local.process.Child.StopSignal;
import io.throughline.local.process.ClassPath;
import io.throughline.local.process.Ports;
import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A Kafka broker on loopback, KRaft, broker and controller in one JVM of its own. Its data stay in their directory; it comes up again on
 * them after {@link #stop} and after {@link #kill}, on the same port.
 */
public final class Kafka {

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

    /**
     * @param directory of the run: data go to {@code data/kafka}, the log to {@code logs/kafka.log}
     * @param controllerPort used by the broker itself only
     */
    public record Options(Path directory, int port, int controllerPort) {}

    private final Options options;
    private volatile Child child;

    private Kafka(Options options) {
        this.options = options;
    }

    /**
     * Starts it and waits until it serves.
     *
     * @throws StartFailure if it ends instead, at once, or does not serve within 90 seconds
     */
    public static Kafka start(Options options) {
        Kafka kafka = new Kafka(options);
        kafka.launch();
        return kafka;
    }

    private void launch() {
        Path configuration = writeConfiguration();
        child = Child.start(new Child.Command(
                "kafka",
                Stream.of(
                                List.of(ClassPath.java()),
                                JVM_FLAGS,
                                List.of(
                                        "-cp",
                                        ClassPath.ofThisModule(),
                                        Broker.class.getName(),
                                        configuration.toString()))
                        .flatMap(List::stream)
                        .toList(),
                Map.of(),
                options.directory(),
                StopSignal.TERM));
        child.awaitReady(START_BOUND, this::listens);
    }

    private Path writeConfiguration() {
        Properties properties = new Properties();
        String broker = "BROKER://" + bootstrapServers();
        String controller = Ports.LOOPBACK + ":" + options.controllerPort();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@" + controller,
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "BROKER",
                "listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "listeners", broker + ",CONTROLLER://" + controller,
                "advertised.listeners", broker,
                "log.dirs", data().toString(),
                "auto.create.topics.enable", "false"));
        // one broker: what is three by default is one
        List.of(
                        "offsets.topic.replication.factor",
                        "transaction.state.log.replication.factor",
                        "transaction.state.log.min.isr",
                        "share.coordinator.state.topic.replication.factor",
                        "share.coordinator.state.topic.min.isr")
                .forEach(name -> properties.put(name, "1"));
        // made of 50 partitions by default, which takes the first consumer a second to wait for
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.num.partitions", "4");
        // a killed broker's successor is let in when this has passed; 9 s by default
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // each open segment has two index files of this size mapped: 10 MB by default, for a hundred partitions
        properties.put("log.index.size.max.bytes", "1048576");
        Path file = options.directory().resolve("kafka.properties");
        try {
            Files.createDirectories(data());
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, "Written at each start.");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return options.directory().resolve("data").resolve("kafka").toAbsolutePath();
    }

    /** The broker opens its port when it has caught up with the controller and can serve. */
    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Ports.LOOPBACK, options.port()), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The broker's process. */
    public Child process() {
        return child;
    }

    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + options.port();
    }

    /** A client for set-up and tests; the caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    /** Makes the topics that {@code deploy/topics.yaml} declares. */
    public void createTopics() {
        try (Admin admin = admin()) {
            Topics.declared().create(admin, (short) 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while topics were made", e);
        } catch (ExecutionException e) {
            throw new StartFailure(
                    "the topics could not be made: " + e.getCause().getMessage(), e);
        }
    }

    /** Ends it in order. */
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
