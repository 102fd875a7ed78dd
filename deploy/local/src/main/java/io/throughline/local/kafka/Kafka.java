package io.throughline.local.kafka;

import io.throughline.local.process.Instance;
import io.throughline.local.process.Part;
import io.throughline.local.process.Ports;
import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** A Kafka broker on loopback, KRaft, broker and controller in one JVM. */
public final class Kafka extends Part {

    private static final int CONNECT_MILLIS = 500;
    private static final int ANSWER_MILLIS = 2_000;

    /**
     * @param directory of the run
     * @param controllerPort used by the broker itself only
     * @param image of the container to run it in; none for a process of ours
     */
    public record Options(Path directory, int port, int controllerPort, Optional<String> image) {}

    private final Options options;

    private Kafka(Options options) {
        super(options.image()
                .<Instance>map(image -> KafkaContainer.of(image, options))
                .orElseGet(() -> new KafkaProcess(options)));
        this.options = options;
    }

    /**
     * Starts it and waits until it serves.
     *
     * @throws StartFailure if it ends instead, at once, or does not serve in time
     */
    public static Kafka start(Options options) {
        Kafka kafka = new Kafka(options);
        kafka.launch();
        return kafka;
    }

    /**
     * The broker opens its port when it has caught up with the controller and can serve. A container's port is open before: its engine
     * takes connections and drops them, so a container is asked something.
     */
    @Override
    protected boolean answers() {
        return listens() && (options.image().isEmpty() || isFound());
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Ports.LOOPBACK, options.port()), CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean isFound() {
        try (Admin admin = admin()) {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_MILLIS))
                    .nodes()
                    .get();
            return true;
        } catch (ExecutionException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while Kafka was starting", e);
        }
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
}
