package io.throughline.local;

import io.throughline.local.process.Child;
import io.throughline.local.process.Child.StopSignal;
import io.throughline.local.process.ClassPath;
import io.throughline.local.process.Ports;
import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A service's packaged application as a process of its own, told by environment variables where the parts are. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START_BOUND = Duration.ofSeconds(60);
    private static final Duration STOP_BOUND = Duration.ofSeconds(4);
    private static final Duration PROBE_BOUND = Duration.ofSeconds(2);
    private static final int OK = 200;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Service service;
    private final int port;
    private final Child.Command command;
    private volatile Child child;
    private volatile Duration startTime = Duration.ZERO;

    private ServiceProcess(Service service, int port, Child.Command command) {
        this.service = service;
        this.port = port;
        this.command = command;
    }

    /**
     * Makes the service's database, starts it and waits until {@code /q/health/ready} is 200.
     *
     * @param root of the repository, where it has been packaged
     * @throws StartFailure if it is not packaged, ends instead (at once, with the tail of its log), or is not ready within a minute
     */
    public static ServiceProcess start(Service service, Path root, Parts parts, int port) {
        return start(service, root, parts, port, service.environment());
    }

    /** @param environment added to what every service gets */
    public static ServiceProcess start(
            Service service, Path root, Parts parts, int port, Map<String, String> environment) {
        return start(service, root, parts, port, environment, service.flags());
    }

    /** @param flags of its JVM, instead of those that make a quick start in little memory */
    public static ServiceProcess start(
            Service service, Path root, Parts parts, int port, Map<String, String> environment, List<String> flags) {
        Map<String, String> settings = new LinkedHashMap<>(parts.createDatabase(service.database()));
        settings.put("HTTP_HOST", Ports.LOOPBACK);
        settings.put("HTTP_PORT", Integer.toString(port));
        settings.putAll(environment);
        List<String> words = Stream.of(
                        List.of(ClassPath.java()),
                        flags,
                        List.of("-jar", service.jar(root).toString()))
                .flatMap(List::stream)
                .toList();
        ServiceProcess process = new ServiceProcess(
                service,
                port,
                new Child.Command(service.module(), words, settings, parts.directory(), StopSignal.TERM));
        process.launch();
        return process;
    }

    private void launch() {
        long began = System.nanoTime();
        child = Child.start(command);
        child.awaitReady(START_BOUND, this::isReady);
        startTime = Duration.ofNanos(System.nanoTime() - began);
    }

    /** What {@code /q/health/ready} says now; false also if nothing answers. */
    public boolean isReady() {
        HttpRequest probe = HttpRequest.newBuilder(uri("/q/health/ready"))
                .timeout(PROBE_BOUND)
                .build();
        try {
            return CLIENT.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while " + service.module() + " was starting", e);
        }
    }

    public Service service() {
        return service;
    }

    /** An address at this service. */
    public URI uri(String path) {
        return URI.create("http://" + Ports.LOOPBACK + ":" + port + path);
    }

    /** The JVM. */
    public Child process() {
        return child;
    }

    /** From the start of its process to its being ready, the last time. */
    public Duration startTime() {
        return startTime;
    }

    /** See {@link Child#residentBytes}. */
    public Optional<Long> residentBytes() {
        return child.residentBytes();
    }

    /** SIGTERM, and SIGKILL after four seconds. */
    public void stop() {
        child.stop(STOP_BOUND);
    }

    /** SIGKILL. */
    public void kill() {
        child.kill();
    }

    /** Starts it again, on the same port. */
    public void restart() {
        if (child.isAlive()) {
            stop();
        }
        launch();
    }

    @Override
    public void close() {
        stop();
    }
}
