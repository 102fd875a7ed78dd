package io.throughline.benchmarks.stage;

import io.throughline.local.Parts;
import io.throughline.local.Tokens;
import io.throughline.local.process.Child;
import io.throughline.local.process.Child.StopSignal;
import io.throughline.local.process.ClassPath;
import io.throughline.local.process.Ports;
import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code deploy/benchmarks/bare-endpoint} as a process, with the flags of the service's JVM. */
public final class BareEndpoint implements AutoCloseable {

    static final String TOPIC = "throughline.benchmarks.v1";

    private static final String JAR = "deploy/benchmarks/bare-endpoint/target/quarkus-app/quarkus-run.jar";
    private static final Duration START_BOUND = Duration.ofSeconds(60);
    private static final Duration STOP_BOUND = Duration.ofSeconds(4);
    private static final int CONNECT_MILLIS = 500;

    private final Child child;
    private final int port;

    private BareEndpoint(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /**
     * @param root of the repository
     * @param flags of its JVM
     */
    public static BareEndpoint start(Path root, List<String> flags, Parts parts) {
        Path jar = root.resolve(JAR);
        if (!Files.exists(jar)) {
            throw new StartFailure("the bare endpoint is not packaged: there is no " + jar);
        }
        int port = Ports.free();
        List<String> words = Stream.of(List.of(ClassPath.java()), flags, List.of("-jar", jar.toString()))
                .flatMap(List::stream)
                .toList();
        Map<String, String> environment = Map.of(
                "HTTP_PORT", Integer.toString(port),
                "KAFKA_BOOTSTRAP_SERVERS", parts.kafka().bootstrapServers(),
                "JWT_PUBLIC_KEYS", parts.tokens().publicKeys().toUri().toString(),
                "JWT_ISSUER", Tokens.ISSUER,
                "TOPIC", TOPIC);
        Child child =
                Child.start(new Child.Command("bare-endpoint", words, environment, parts.directory(), StopSignal.TERM));
        child.awaitReady(START_BOUND, () -> listens(port));
        return new BareEndpoint(child, port);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Ports.LOOPBACK, port), CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    public URI uri(String path) {
        return URI.create("http://" + Ports.LOOPBACK + ":" + port + path);
    }

    public Child process() {
        return child;
    }

    @Override
    public void close() {
        child.stop(STOP_BOUND);
    }
}
