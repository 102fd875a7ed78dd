package io.throughline.local;

import io.throughline.local.process.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The services, each with what it takes to run it here. A new one is a line in this table. */
public enum Service {
    /** Without its usual rate limits: here one sender stands for thousands of devices. */
    FEEDBACK(
            "feedback-service",
            "feedback",
            1,
            List.of("-Xmx256m"),
            Map.of(
                    "THROUGHLINE_LIMITS_KEY_PER_SECOND", "100000",
                    "THROUGHLINE_LIMITS_KEY_BURST", "100000",
                    "THROUGHLINE_LIMITS_PUBLIC_KEY_PER_SECOND", "100000",
                    "THROUGHLINE_LIMITS_PUBLIC_KEY_BURST", "100000",
                    "THROUGHLINE_LIMITS_ORGANIZATION_PER_SECOND", "100000",
                    "THROUGHLINE_LIMITS_ORGANIZATION_BURST", "100000")),
    STORIES("stories-service", "stories", 2, List.of("-Xmx320m"), Map.of()),
    STANDARDS("standards-service", "standards", 3, List.of("-Xmx256m"), Map.of());

    /**
     * Start-up and memory count here, not the last request a second: without the second compiler a service takes 4 s of a core to start
     * instead of 7, and the serial collector gives memory back.
     */
    private static final List<String> COMMON_FLAGS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "-Xms48m");

    private final String module;
    private final String database;
    private final int portOffset;
    private final List<String> flags;
    private final Map<String, String> environment;

    Service(String module, String database, int portOffset, List<String> flags, Map<String, String> environment) {
        this.module = module;
        this.database = database;
        this.portOffset = portOffset;
        this.flags = flags;
        this.environment = environment;
    }

    public String module() {
        return module;
    }

    public String database() {
        return database;
    }

    /** What is added to the base of all ports. */
    public int portOffset() {
        return portOffset;
    }

    Map<String, String> environment() {
        return environment;
    }

    List<String> flags() {
        return Stream.concat(COMMON_FLAGS.stream(), flags.stream()).toList();
    }

    /**
     * The packaged application.
     *
     * @param root of the repository
     * @throws StartFailure if it is not packaged
     */
    public Path jar(Path root) {
        Path jar = root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StartFailure(
                    module + " is not packaged: there is no " + jar + "; make it with ./mvnw -DskipTests package");
        }
        return jar;
    }
}
