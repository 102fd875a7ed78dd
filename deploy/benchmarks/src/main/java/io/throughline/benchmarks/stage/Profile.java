package io.throughline.benchmarks.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where a service's time goes: the samples that the Java Flight Recorder took of running threads, by who was at work. */
public final class Profile {

    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final String OURS = "io.throughline.";
    private static final String OTHER = "other";

    /** By the beginning of class names; what is in none of them works for the one that called it. */
    private static final Map<String, String> WORKERS = Map.ofEntries(
            Map.entry("org.postgresql.", "PostgreSQL driver"),
            Map.entry("io.agroal.", "connection pool"),
            Map.entry("org.apache.kafka.", "Kafka client"),
            Map.entry("com.fasterxml.jackson.", "JSON"),
            Map.entry("io.netty.", "network"),
            Map.entry("io.vertx.", "HTTP server"),
            Map.entry("io.quarkus.", "framework"),
            Map.entry("org.jboss.resteasy.", "framework"),
            Map.entry("io.smallrye.", "framework"),
            Map.entry("io.micrometer.", "metrics"));

    private Profile() {}

    static Path file(Settings settings) {
        return settings.directory().resolve("feedback-service.jfr");
    }

    static List<String> flags(Settings settings) {
        return List.of(
                "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file(settings),
                "-XX:FlightRecorderOptions=stackdepth=128");
    }

    /**
     * A line each, the most first, of the recording that the service left when it ended.
     *
     * @param since samples before are left out
     */
    public static String read(Settings settings, Instant since) throws IOException {
        Map<String, Integer> samples = new HashMap<>();
        try (RecordingFile recording = new RecordingFile(file(settings))) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().equals(SAMPLE)
                        && event.getStartTime().isAfter(since)) {
                    samples.merge(worker(classes(event)), 1, Integer::sum);
                }
            }
        }
        int all = samples.values().stream().mapToInt(Integer::intValue).sum();
        return samples.entrySet().stream()
                .sorted(Entry.<String, Integer>comparingByValue().reversed())
                .map(entry ->
                        String.format(Locale.ROOT, "%5.1f %%  %s", 100.0 * entry.getValue() / all, entry.getKey()))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> classes(RecordedEvent event) {
        List<String> classes = new ArrayList<>();
        if (event.getStackTrace() != null) {
            for (RecordedFrame frame : event.getStackTrace().getFrames()) {
                classes.add(frame.getMethod().getType().getName());
            }
        }
        return classes;
    }

    /** @param classes of the frames, the innermost first */
    static String worker(List<String> classes) {
        return classes.stream()
                .map(Profile::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(OTHER);
    }

    private static Optional<String> known(String type) {
        if (type.startsWith(OURS)) {
            // a lambda's name goes on with a number and a point
            String named = type.split("\\$", 2)[0];
            return Optional.of(named.substring(0, named.lastIndexOf('.')));
        }
        return WORKERS.entrySet().stream()
                .filter(worker -> type.startsWith(worker.getKey()))
                .map(Entry::getValue)
                .findFirst();
    }
}
