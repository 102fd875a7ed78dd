package io.throughline.benchmarks.measure;

import static io.throughline.benchmarks.table.Statistics.median;

import io.throughline.benchmarks.load.FeedbackRequests;
import io.throughline.benchmarks.load.Requests;
import io.throughline.benchmarks.stage.Collecting;
import io.throughline.benchmarks.stage.CpuTime;
import io.throughline.benchmarks.stage.Settings;
import io.throughline.benchmarks.stage.Stage;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A hundred feedbacks a request, beside PostgreSQL's own bulk load of the same rows. */
final class BatchStep implements Step {

    static final int ITEMS = 100;
    /** Enough that the service never waits for the driver, few enough that nothing waits long for the service. */
    static final int CONNECTIONS = 8;

    private static final double OF_COPY_AT_LEAST = 0.4;
    private static final double ITEMS_AT_LEAST = 40_000;

    private record Round(IntakeRound ours, double copy) {}

    @Override
    public List<Line> measure(Stage stage) throws InterruptedException, SQLException {
        Settings settings = stage.settings();
        Collecting feedback = stage.feedback();
        Requests batches = requests(feedback);
        stage.log().line("batch: warming up");
        IntakeRound.warmUp(stage, feedback, CONNECTIONS, batches);

        List<Round> rounds = new ArrayList<>();
        try (CopiedTwin twin = CopiedTwin.of(feedback.database())) {
            for (int i = 1; i <= settings.rounds(); i++) {
                stage.log().line("batch: round " + i);
                IntakeRound ours = IntakeRound.run(stage, feedback, CONNECTIONS, settings.round(), batches);
                CpuTime cpu = stage.cpuTime();
                CopiedTwin.Result copy = twin.copy(settings.round());
                stage.log()
                        .line("  COPY %s; processor time a row: %s"
                                .formatted(Words.perSecond(copy.rate()), cpu.each(copy.rows())));
                rounds.add(new Round(ours, copy.rate()));
            }
        }
        return lines(rounds);
    }

    static Requests requests(Collecting feedback) {
        return FeedbackRequests.batches(
                feedback.uri("/v1/feedback/batch"),
                feedback.retailer().keys(),
                feedback.retailer().stores(),
                ITEMS,
                Clock.systemUTC());
    }

    private static List<Line> lines(List<Round> rounds) {
        List<IntakeRound> intake = rounds.stream().map(Round::ours).toList();
        String faults = IntakeRound.faults(intake);
        double rate = median(intake, round -> round.load().itemRate());
        return List.of(
                Line.ratioAtLeast(
                                "batch of 100, items written",
                                Words.perSecond(rate),
                                "COPY " + Words.perSecond(median(rounds, Round::copy)),
                                median(rounds, round -> round.ours().load().itemRate() / round.copy()),
                                OF_COPY_AT_LEAST)
                        .withFaults(faults),
                Line.bound(
                                "  alone",
                                Words.perSecond(rate),
                                "≥ " + Words.perSecond(ITEMS_AT_LEAST),
                                rate >= ITEMS_AT_LEAST)
                        .withFaults(faults),
                Line.info(
                        "  a request's p99",
                        Words.millis(median(intake, round -> round.load().percentile(99))),
                        ""));
    }
}
