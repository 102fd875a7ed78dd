package io.throughline.benchmarks.measure;

import static io.throughline.benchmarks.stage.Settings.CONNECTIONS;
import static io.throughline.benchmarks.table.Statistics.median;

import io.throughline.benchmarks.load.LoadResult;
import io.throughline.benchmarks.load.Requests;
import io.throughline.benchmarks.stage.Collecting;
import io.throughline.benchmarks.stage.Settings;
import io.throughline.benchmarks.stage.Stage;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The intake with a long table beside the intake with an empty one, each with a service of its own; and what reading the long one takes. */
final class RowsStep implements Step {

    private static final String FULL = "feedback_full";
    private static final double RATE_AT_LEAST = 0.8;
    private static final double P99_AT_MOST = 50;

    private record Round(IntakeRound full, IntakeRound empty) {}

    @Override
    public List<Line> measure(Stage stage) throws InterruptedException, SQLException {
        Settings settings = stage.settings();
        Collecting empty = stage.feedback();
        Collecting full = stage.on(FULL);
        Requests toEmpty = SingleStep.requests(empty);
        Requests toFull = SingleStep.requests(full);
        stage.log().line("rows: warming up");
        IntakeRound.warmUp(stage, empty, CONNECTIONS, toEmpty);
        IntakeRound.warmUp(stage, full, CONNECTIONS, toFull);
        new ManyRows(full, stage.log()).make(settings.rows());

        List<Round> rounds = new ArrayList<>();
        for (int i = 1; i <= settings.rounds(); i++) {
            stage.log().line("rows: round " + i + ", the long table, then the empty one");
            IntakeRound intoFull = IntakeRound.run(stage, full, CONNECTIONS, settings.round(), toFull);
            empty.database().execute("truncate feedback, intake");
            rounds.add(new Round(intoFull, IntakeRound.run(stage, empty, CONNECTIONS, settings.round(), toEmpty)));
        }
        List<Line> lines = new ArrayList<>();
        lines.add(Line.ratioAtLeast(
                        "single POST with " + Words.count(settings.rows()) + " feedbacks in the table",
                        Words.perSecond(median(rounds, round -> round.full().publishedRate())),
                        "an empty table "
                                + Words.perSecond(
                                        median(rounds, round -> round.empty().publishedRate())),
                        median(
                                rounds,
                                round -> round.full().publishedRate()
                                        / round.empty().publishedRate()),
                        RATE_AT_LEAST)
                .withFaults(IntakeRound.faults(rounds.stream().map(Round::full).toList()))
                .withFaults(IntakeRound.faults(rounds.stream().map(Round::empty).toList())));
        for (Reading reading : Reading.ofOneStoreAndWeek()) {
            lines.add(read(stage, full, reading));
        }
        return lines;
    }

    private static Line read(Stage stage, Collecting full, Reading reading) throws InterruptedException {
        Requests requests = reading.requests(full, stage.parts().tokens());
        stage.driver().run(full.uri(""), Reading.CONNECTIONS, stage.settings().warmUp(), requests);
        LoadResult result = stage.driver()
                .run(full.uri(""), Reading.CONNECTIONS, stage.settings().round(), requests);
        stage.log()
                .line("  %s %s, p50 %s, p99 %s%s"
                        .formatted(
                                reading.name(),
                                Words.perSecond(result.rate()),
                                Words.millis(result.percentile(50)),
                                Words.millis(result.percentile(99)),
                                result.faults().isEmpty() ? "" : "; " + result.faults()));
        return Line.bound(
                        "  " + reading.name() + " of one store and week, p99",
                        Words.millis(result.percentile(99)),
                        "< 50 ms",
                        result.percentile(99) < P99_AT_MOST)
                .withFaults(result.faults());
    }
}
