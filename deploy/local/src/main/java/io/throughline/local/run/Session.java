package io.throughline.local.run;

import io.throughline.local.Parts;
import io.throughline.local.RunDirectory;
import io.throughline.local.Service;
import io.throughline.local.ServiceProcess;
import io.throughline.local.process.Child;
import io.throughline.local.process.Ports;
import io.throughline.local.process.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Everything that runs: the parts, then the services on them. */
final class Session {

    private static final int POSTGRES_OFFSET = 54;
    private static final int KAFKA_OFFSET = 92;
    private static final int CONTROLLER_OFFSET = 93;

    private final Parts parts;
    private final List<ServiceProcess> services;

    private Session(Parts parts, List<ServiceProcess> services) {
        this.parts = parts;
        this.services = services;
    }

    /**
     * Starts all or nothing.
     *
     * @param root of the repository
     * @throws StartFailure if something is not packaged, a port taken, or something does not start
     */
    static Session start(Path root, RunDirectory directory, int portBase, Console console) {
        Parts.Options options = new Parts.Options(
                portBase + POSTGRES_OFFSET, portBase + KAFKA_OFFSET, portBase + CONTROLLER_OFFSET, true);
        Map<String, Integer> ports = new TreeMap<>(options.ports());
        for (Service service : Service.values()) {
            service.jar(root);
            ports.put(service.module(), portBase + service.portOffset());
        }
        Ports.requireFree(ports);

        console.waitFor("PostgreSQL", "Kafka");
        Parts parts = Parts.start(
                directory, options, (part, took) -> console.ready(part, took, Ports.LOOPBACK + ":" + ports.get(part)));
        try {
            return new Session(parts, startServices(root, parts, ports, console));
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static List<ServiceProcess> startServices(
            Path root, Parts parts, Map<String, Integer> ports, Console console) {
        List<CompletableFuture<ServiceProcess>> starting = new ArrayList<>();
        for (Service service : Service.values()) {
            console.waitFor(service.module());
            starting.add(CompletableFuture.supplyAsync(() -> {
                ServiceProcess process = ServiceProcess.start(service, root, parts, ports.get(service.module()));
                console.ready(
                        service.module(), process.startTime(), process.uri("").toString());
                return process;
            }));
        }
        try {
            CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new)).join();
            return starting.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            starting.stream()
                    .filter(service -> !service.isCompletedExceptionally())
                    .forEach(service -> service.join().stop());
            throw e.getCause() instanceof StartFailure failure ? failure : e;
        }
    }

    Parts parts() {
        return parts;
    }

    ServiceProcess service(Service service) {
        return services.get(service.ordinal());
    }

    List<ServiceProcess> services() {
        return services;
    }

    List<Child> partProcesses() {
        return List.of(parts.kafka().process(), parts.postgres().process());
    }

    /** Stops all in order: first the services, which then still have what they need to end well. */
    void stop(Console console) {
        long began = System.nanoTime();
        console.line("Stopping");
        CompletableFuture.allOf(services.stream()
                        .map(service -> CompletableFuture.runAsync(service::stop))
                        .toArray(CompletableFuture[]::new))
                .join();
        console.line("  services stopped");
        parts.kafka().stop();
        console.line("  Kafka stopped");
        parts.close();
        console.line(String.format(
                "  PostgreSQL stopped%nAll ended after %.1f s",
                Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0));
    }
}
