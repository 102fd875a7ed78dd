package io.throughline.benchmarks.standards;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a run measures.
 *
 * @param root of the repository
 * @param directory for the data of the parts; emptied before, its data deleted after
 * @param standards of each of two organizations, with five versions each
 * @param stores of each of two organizations
 * @param rounds of each comparison, interleaved
 * @param warmUp how long the service is under load before it counts
 * @param round how long each load lasts
 */
public record StandardsSettings(
        Path root, Path directory, int standards, int stores, int rounds, Duration warmUp, Duration round) {}
