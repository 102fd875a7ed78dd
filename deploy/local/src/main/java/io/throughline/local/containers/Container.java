package io.throughline.local.containers;

import com.github.dockerjava.api.DockerClient;
import io.throughline.local.process.Child;
import io.throughline.local.process.Instance;
import io.throughline.local.process.Ports;
import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategyTarget;

/**
 * A part in a container. Testcontainers makes it at the first start and sees to its removal, also after this JVM was killed; between,
 * the same container is stopped, killed and started again, which Testcontainers knows no call for. A killed container that is started
 * again has its files as they were, and its port because that is not left to the engine.
 *
 * <p>Testcontainers is on the class path of tests under the build's profile {@code containers}, and nowhere else.
 */
public final class Container implements Instance {

    private static final Duration START_BOUND = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int STOP_SECONDS = 3;
    private static final int END_SECONDS = 10;
    private static final int TAIL = 2_000; // characters

    /**
     * @param directory of the run: when the container ends, what it has printed goes to {@code logs/<name>.log}
     * @param port on loopback
     * @param innerPort that it listens on
     * @param command none for the image's own
     */
    public record Options(
            String name,
            String image,
            Path directory,
            int port,
            int innerPort,
            Map<String, String> environment,
            List<String> command) {}

    private final Options options;
    private final GenericContainer<?> container;

    public Container(Options options) {
        this.options = options;
        container = new GenericContainer<>(options.image())
                .withEnv(options.environment())
                .withCommand(options.command().toArray(String[]::new))
                .withExposedPorts(options.innerPort())
                .waitingFor(new NoWait());
        container.setPortBindings(List.of(Ports.LOOPBACK + ":" + options.port() + ":" + options.innerPort()));
    }

    /** {@link #awaitReady} waits, after each start and not only the first. */
    private static final class NoWait implements WaitStrategy {

        @Override
        public void waitUntilReady(WaitStrategyTarget target) {}

        @Override
        public WaitStrategy withStartupTimeout(Duration timeout) {
            return this;
        }
    }

    @Override
    public void start(BooleanSupplier ready) {
        if (container.getContainerId() == null) {
            create();
        } else {
            client().startContainerCmd(container.getContainerId()).exec();
        }
        awaitReady(ready);
    }

    private void create() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new StartFailure(
                    "tests in containers need a Docker engine, and none answers here; without -Pcontainers no engine is needed");
        }
        try {
            container.getDockerImageName();
        } catch (ContainerFetchException e) {
            throw new StartFailure("the image " + options.image() + " is not here and cannot be pulled", e);
        }
        container.start();
    }

    private void awaitReady(BooleanSupplier ready) {
        long deadline = System.nanoTime() + START_BOUND.toNanos();
        while (!ready.getAsBoolean()) {
            boolean ended = !isAlive();
            if (ended || System.nanoTime() > deadline) {
                kill();
                throw new StartFailure("the container of " + options.image()
                        + (ended ? " has ended" : " does not serve after " + START_BOUND.toSeconds() + " s")
                        + "; the end of its log:\n" + tail(container.getLogs()));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static String tail(String log) {
        return log.substring(Math.max(0, log.length() - TAIL));
    }

    private DockerClient client() {
        return container.getDockerClient();
    }

    @Override
    public boolean isAlive() {
        return container.isRunning();
    }

    @Override
    public void stop() {
        if (isAlive()) {
            client().stopContainerCmd(container.getContainerId())
                    .withTimeout(STOP_SECONDS)
                    .exec();
        }
        keepLog();
    }

    @Override
    public void kill() {
        if (isAlive()) {
            client().killContainerCmd(container.getContainerId()).exec();
            client().waitContainerCmd(container.getContainerId())
                    .start()
                    .awaitStatusCode(END_SECONDS, TimeUnit.SECONDS);
        }
        keepLog();
    }

    private void keepLog() {
        Path log = options.directory().resolve("logs").resolve(options.name() + ".log");
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(log, container.getLogs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        container.stop();
    }

    @Override
    public Child process() {
        throw new UnsupportedOperationException(options.name() + " runs in a container");
    }
}
