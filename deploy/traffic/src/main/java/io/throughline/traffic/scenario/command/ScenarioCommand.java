package io.throughline.traffic.scenario.command;

import io.throughline.traffic.access.Access;
import io.throughline.traffic.access.AdminAccess;
import io.throughline.traffic.access.Units;
import io.throughline.traffic.intake.Item;
import io.throughline.traffic.intake.Listener;
import io.throughline.traffic.intake.Result;
import io.throughline.traffic.intake.Stop;
import io.throughline.traffic.report.Closing;
import io.throughline.traffic.report.Progress;
import io.throughline.traffic.report.Tally;
import io.throughline.traffic.report.Wording;
import io.throughline.traffic.scenario.Feedback;
import io.throughline.traffic.scenario.PlantedTable;
import io.throughline.traffic.scenario.Scenario;
import io.throughline.traffic.scenario.Truth;
import io.throughline.traffic.scenario.sending.RegistryFailure;
import io.throughline.traffic.scenario.sending.ScenarioSender;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run scenario NAME}: sends months of feedback with known truth. Exit code 0: all kept; 1: some not; 2: wrong usage. */
@Command(
        name = "scenario",
        sortOptions = false,
        description = "Sends months of a retailer's feedback in which practices are planted, and says which.")
public final class ScenarioCommand implements Callable<Integer> {

    private static final Wording WORDING =
            new Wording("feedback", "--until or the scenario itself has changed since. --seed N makes other feedback.");

    @Parameters(index = "0", paramLabel = "NAME", description = "chain or small")
    private String name;

    @Option(names = "--size", paramLabel = "N", description = "feedbacks in all (chain: 20000, small: 1200)")
    private Integer size;

    @Option(names = "--seed", paramLabel = "S", description = "another seed, other feedback (${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "everything was collected before this day, UTC (else as the truth of the same scenario says,"
                    + " else today)")
    private LocalDate until;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "where the truth is written (.throughline/scenario-NAME.truth.json)")
    private Path truth;

    @Mixin
    private AdminAccess access;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = Units.Time.class,
            defaultValue = "2m",
            description = "how long to try again without any progress: 30s, 2m (${DEFAULT-VALUE})")
    private Duration patience;

    @Option(names = "--dry-run", paramLabel = "FILE", description = "writes the feedback as NDJSON, sends nothing")
    private Path dryRun;

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
            int count = size == null ? Scenario.usualSize(name) : size;
            Path file = truth == null ? Access.directory().resolve("scenario-" + name + ".truth.json") : truth;
            Scenario scenario = Scenario.named(name, seed, count, until(count, file));
            int exit = dryRun == null ? send(scenario, file) : write(scenario, file);
            PrintWriter out = spec.commandLine().getOut();
            out.println();
            out.println(PlantedTable.of(scenario.truth()));
            out.println();
            out.println("The truth, with the ids of all stories: " + file);
            out.flush();
            return exit;
        } catch (IllegalArgumentException | RegistryFailure wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        } catch (IOException broken) {
            throw new ParameterException(spec.commandLine(), "cannot read or write: " + broken.getMessage(), broken);
        }
    }

    private Instant until(int count, Path file) throws IOException {
        if (until == null) {
            return Truth.until(file, name, seed, count);
        }
        Instant given = until.atStartOfDay(ZoneOffset.UTC).toInstant();
        if (given.isAfter(Instant.now())) {
            throw new IllegalArgumentException("--until must not lie in the future");
        }
        return given;
    }

    private int write(Scenario scenario, Path file) throws IOException {
        scenario.truth().write(file);
        Files.write(dryRun, scenario.feedback().stream().map(Feedback::json).collect(Collectors.toList()));
        return 0;
    }

    private int send(Scenario scenario, Path file) throws IOException, InterruptedException {
        ScenarioSender sender = new ScenarioSender(access.url(), access.token(), patience);
        scenario.truth().write(file);
        Stop stop = new Stop();
        Tally tally = new Tally();
        ScenarioSender.items(scenario).forEach(tally::made);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (Progress progress =
                        new Progress(name, "feedbacks", scenario.feedback().size(), err);
                Closing closing = new Closing(tally, stop, progress, WORDING, out)) {
            sender.send(scenario, stop, listener(tally, progress));
        }
        return tally.totals().clean() && !stop.isGiven() ? 0 : 1;
    }

    private static Listener listener(Tally tally, Progress progress) {
        return new Listener() {
            @Override
            public void settled(Item item, Result result) {
                tally.settled(item, result);
                progress.done(1);
            }

            @Override
            public void waiting(String why, Duration time) {
                progress.waiting(why, time);
            }
        };
    }
}
