package io.throughline.benchmarks.measure;

import io.throughline.benchmarks.stage.Stage;
import io.throughline.benchmarks.table.Line;
import java.sql.SQLException;
import java.util.List;

/** One question of the benchmark, and its lines in the table. */
public interface Step {

    List<Line> measure(Stage stage) throws InterruptedException, SQLException;
}
