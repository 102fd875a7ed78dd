package io.throughline.benchmarks.standards;

import io.throughline.benchmarks.table.Line;
import java.io.IOException;
import java.util.List;

/** One question of the benchmark, and its lines in the table. */
public interface StandardsStep {

    /** @throws IOException when what runs does not answer, or what was measured cannot be read */
    List<Line> measure(StandardsStage stage) throws InterruptedException, IOException;
}
