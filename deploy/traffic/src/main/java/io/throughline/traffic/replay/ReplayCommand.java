package io.throughline.traffic.replay;

import io.throughline.traffic.access.Access;
import io.throughline.traffic.access.Units;
import io.throughline.traffic.files.LineCount;
import io.throughline.traffic.files.Row;
import io.throughline.traffic.files.RowFault;
import io.throughline.traffic.files.Rows;
import io.throughline.traffic.intake.Delivery;
import io.throughline.traffic.intake.IntakeClient;
import io.throughline.traffic.intake.Pace;
import io.throughline.traffic.intake.Sender;
import io.throughline.traffic.intake.Stop;
import io.throughline.traffic.report.Closing;
import io.throughline.traffic.report.Progress;
import io.throughline.traffic.report.Tally;
import io.throughline.traffic.report.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code run replay FILE}: sends a file's records as feedback. Exit code 0: all kept; 1: some not; 2: wrong usage. */
@Command(
        name = "replay",
        sortOptions = false,
        description =
                "Sends the records of a file as feedback. The same file may be sent again: what is known counts as duplicate.")
public final class ReplayCommand implements Callable<Integer> {

    private static final Wording WORDING =
            new Wording("line", "the file's time, the mapping or a constant has changed. --run LABEL makes new ids.");

    private static final int SHOWN_BY_DRY_RUN = 3;
    private static final int MOST_ITEMS = 1_000;
    private static final int MOST_CONNECTIONS = 64;

    @Mixin
    private FileOptions input;

    @Mixin
    private Access access;

    @Option(names = "--batch", paramLabel = "N", description = "items a request, at most 1000 (${DEFAULT-VALUE})")
    private int batch = 100;

    @Option(names = "--concurrency", paramLabel = "N", description = "requests at once, at most 64 (${DEFAULT-VALUE})")
    private int concurrency = 4;

    @Option(names = "--rate", paramLabel = "N/s", converter = Units.Rate.class, description = "items a second at most")
    private double rate = Double.POSITIVE_INFINITY;

    @Option(names = "--limit", paramLabel = "N", description = "only the first N records")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = Units.Time.class,
            defaultValue = "2m",
            description = "how long to try again without any progress: 30s, 2m (${DEFAULT-VALUE})")
    private Duration patience;

    @Option(names = "--dry-run", description = "prints the first 3 items and sends nothing")
    private boolean dryRun;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this page")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try {
            within("--batch", batch, MOST_ITEMS);
            within("--concurrency", concurrency, MOST_CONNECTIONS);
            within("--limit", limit, Long.MAX_VALUE);
            Mapping mapping = input.mapping();
            input.file();
            try (Rows rows = input.rows(mapping)) {
                FeedbackMaker maker = input.maker(mapping);
                return dryRun ? show(rows, maker) : send(rows, maker);
            }
        } catch (IllegalArgumentException | IOException wrong) {
            String message = wrong instanceof IOException ? "cannot read: " + wrong.getMessage() : wrong.getMessage();
            throw new ParameterException(spec.commandLine(), message, wrong);
        }
    }

    private static void within(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(option + " needs 1 to " + most);
        }
    }

    private int show(Rows rows, FeedbackMaker maker) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean clean = true;
        for (long shown = 0; shown < Math.min(limit, SHOWN_BY_DRY_RUN); shown++) {
            try {
                Optional<Row> row = rows.next();
                if (row.isEmpty()) {
                    break;
                }
                out.println(maker.make(row.get()).text());
            } catch (RowFault fault) {
                clean = false;
                out.println("line " + fault.line() + ": " + fault.getMessage());
            }
        }
        out.flush();
        return clean ? 0 : 1;
    }

    private int send(Rows rows, FeedbackMaker maker) throws IOException, InterruptedException {
        IntakeClient client = IntakeClient.ofThePast(access.url(), access.key(), Clock.systemUTC());
        PrintWriter err = spec.commandLine().getErr();
        long lines = Math.min(limit, LineCount.of(input.file()));
        Stop stop = new Stop();
        Tally tally = new Tally();
        try (Progress progress = new Progress(input.file().getFileName().toString(), "lines", lines, err);
                Closing closing = new Closing(
                        tally, stop, progress, WORDING, spec.commandLine().getOut())) {
            Replay replay = new Replay(rows, maker, tally, progress, stop);
            Delivery delivery = new Delivery(client, patience, Clock.systemUTC(), stop, replay);
            try (Sender sender = new Sender(delivery, new Pace(rate, System::nanoTime), stop, batch, concurrency)) {
                replay.run(sender, limit);
            }
        }
        return tally.totals().clean() && !stop.isGiven() ? 0 : 1;
    }
}
