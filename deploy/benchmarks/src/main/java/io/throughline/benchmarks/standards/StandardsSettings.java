package io.throughline.benchmarks.standards;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a run measures.
 *
 * @param root of the repository
 * @param directory for the data of the parts; emptied before, its data deleted after
 * @param rounds of each figure; of each comparison interleaved
 * @param warmUp how long each kind of request is under load before it counts: the second compiler needs its time
 * @param round how long the load of a round lasts
 * @param standards of each of the two organizations, of five versions each
 * @param stores of each of them
 * @param serviceFlags of the JVMs of standards-service and of the bare endpoint
 */
public record StandardsSettings(
        Path root,
        Path directory,
        int rounds,
        Duration warmUp,
        Duration round,
        int standards,
        int stores,
        List<String> serviceFlags) {}
