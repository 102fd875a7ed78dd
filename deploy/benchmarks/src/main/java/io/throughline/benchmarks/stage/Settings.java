package io.throughline.benchmarks.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a run measures.
 *
 * @param root of the repository
 * @param directory for the data of the parts; emptied before and after
 * @param rounds of each comparison, interleaved
 * @param warmUp how long each server is under load before it counts: the second compiler needs its time
 * @param round how long the load of a round lasts
 * @param soak how long memory is watched
 * @param rows of feedback in the table that is compared with an empty one
 * @param serviceFlags of the JVMs of feedback-service and of the bare endpoint
 * @param profile whether to record where feedback-service's time goes
 */
public record Settings(
        Path root,
        Path directory,
        int rounds,
        Duration warmUp,
        Duration round,
        Duration soak,
        long rows,
        List<String> serviceFlags,
        boolean profile) {

    /**
     * The heap is taken whole at the start, so that a soak shows what grows beside it. The parallel collector: the heap is small and
     * the processors few, so a concurrent one would only take time from the requests.
     */
    public static final List<String> PRODUCTION_FLAGS =
            List.of("-Xms224m", "-Xmx224m", "-XX:+AlwaysPreTouch", "-XX:+UseParallelGC");

    public static final int CONNECTIONS = 64;
}
