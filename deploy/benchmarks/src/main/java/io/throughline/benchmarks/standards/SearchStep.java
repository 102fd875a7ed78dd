package io.throughline.benchmarks.standards;

import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import java.sql.SQLException;
import java.util.List;

/** Full text: two words in all standards, and in what holds in a store for a role on a day. */
final class SearchStep implements StandardsStep {

    private static final double RATE = 50;
    private static final double P99_MILLIS = 50;

    @Override
    public List<Line> measure(StandardsStage stage) throws InterruptedException, SQLException {
        Questions questions = stage.questions();
        // rare words may stand in no standard together
        Measured everywhere = Measured.at(stage, "search", RATE, questions.search(), 0);
        Measured inAStore = Measured.at(stage, "search in a store", RATE, questions.searchInAStore(), 0);
        return List.of(
                everywhere.line("full text, two words, at " + Words.perSecond(RATE), P99_MILLIS),
                inAStore.info("  in what holds in a store for a role on a day"));
    }
}
