package io.throughline.benchmarks.detect;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a run measures.
 *
 * @param root of the repository
 * @param directory for the data of the parts; emptied before, its data deleted after
 * @param rounds of each comparison, interleaved; and how often the service is started
 * @param warmUp how long each side of the classifier is at work before it counts
 * @param round how long each side of a round is at work, at least
 * @param flow how long feedback flows through all services
 */
public record DetectSettings(Path root, Path directory, int rounds, Duration warmUp, Duration round, Duration flow) {}
