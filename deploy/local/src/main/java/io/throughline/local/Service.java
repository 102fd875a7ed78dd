package io.throughline.local;

import io.throughline.local.process.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The services, each with what it takes to run it here. A new one is a line in this table. */
public enum Service {
    FEEDBACK("feedback-service", "feedback", 1, List.of("-Xmx256m")),
    STORIES("stories-service", "stories", 2, List.of("-Xmx320m")),
    STANDARDS("standards-service", "standards", 3, List.of("-Xmx256m"));

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

    Service(String module, String database, int portOffset, List<String> flags) {
        this.module = module;
        this.database = database;
        this.portOffset = portOffset;
        this.flags = flags;
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
