package io.throughline.benchmarks.standards;

import io.throughline.benchmarks.load.FixedRequests;
import io.throughline.benchmarks.load.LoadResult;
import io.throughline.benchmarks.load.Requests;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import java.sql.SQLException;
import java.util.List;

/** What holds in a store for a role on a day: how long the answer takes at a fixed rate, and up to which rate it takes no longer. */
final class AsOfStep implements StandardsStep {

    private static final double RATE = 500;
    private static final double P99_MILLIS = 20;
    private static final double STEP = 1.2;
    private static final double MOST = 10_000;
    private static final double LEAST = 50;

    @Override
    public List<Line> measure(StandardsStage stage) throws InterruptedException, SQLException {
        Questions questions = stage.questions();
        List<Question> asked = questions.asOf();
        Measured headOffice = Measured.at(stage, "as-of", RATE, asked, Question.BYTES_OF_AN_ITEM);
        Measured associates = Measured.at(
                stage, "as-of by associates", RATE, questions.asOfByAssociates(), Question.BYTES_OF_AN_ITEM);
        double highest = highest(
                stage,
                new FixedRequests(asked.stream().map(Question::get).toList(), Measured.OK, Question.BYTES_OF_AN_ITEM));
        return List.of(
                headOffice.line("as-of list of a store and role at " + Words.perSecond(RATE), P99_MILLIS),
                associates.line("  the same by associates of the stores", P99_MILLIS),
                Line.info(
                        "  highest rate with p99 < " + Words.millis(P99_MILLIS) + ", in steps of a fifth",
                        highest == 0 ? "none" : Words.perSecond(highest),
                        ""));
    }

    /** Upwards from the rate as long as it is kept, or else downwards to the first that is; 0 for none. */
    private static double highest(StandardsStage stage, Requests requests) throws InterruptedException {
        double rate = RATE;
        if (isKept(stage, rate, requests)) {
            while (rate * STEP <= MOST && isKept(stage, rate * STEP, requests)) {
                rate *= STEP;
            }
            return rate;
        }
        while (rate / STEP >= LEAST) {
            rate /= STEP;
            if (isKept(stage, rate, requests)) {
                return rate;
            }
        }
        return 0;
    }

    private static boolean isKept(StandardsStage stage, double rate, Requests requests) throws InterruptedException {
        LoadResult result = Measured.round(stage, "as-of", rate, requests);
        return result.faults().isEmpty() && result.percentile(99) < P99_MILLIS;
    }
}
