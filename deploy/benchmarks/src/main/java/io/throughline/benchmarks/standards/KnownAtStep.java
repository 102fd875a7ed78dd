package io.throughline.benchmarks.standards;

import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import java.sql.SQLException;
import java.util.List;

/** What would have been answered to the as-of question at another time. */
final class KnownAtStep implements StandardsStep {

    /** Less often than what holds is asked for: it is asked when something was found to be wrong. */
    private static final double RATE = 50;

    @Override
    public List<Line> measure(StandardsStage stage) throws InterruptedException, SQLException {
        return List.of(Measured.at(stage, "known-at", RATE, stage.questions().knownAt(), Question.BYTES_OF_AN_ITEM)
                .info("as-of list as it was known at a time, at " + Words.perSecond(RATE)));
    }
}
