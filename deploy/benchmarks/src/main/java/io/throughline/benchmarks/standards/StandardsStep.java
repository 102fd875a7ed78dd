package io.throughline.benchmarks.standards;

import io.throughline.benchmarks.table.Line;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** One question of the benchmark, and its lines in the table. */
public interface StandardsStep {

    /** @throws IOException when what runs does not answer */
    List<Line> measure(StandardsStage stage) throws InterruptedException, SQLException, IOException;
}
