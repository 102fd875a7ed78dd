package io.throughline.benchmarks;

import io.throughline.benchmarks.measure.Steps;
import io.throughline.benchmarks.stage.Log;
import io.throughline.benchmarks.stage.Machine;
import io.throughline.benchmarks.stage.Profile;
import io.throughline.benchmarks.stage.Settings;
import io.throughline.benchmarks.stage.Stage;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.ResultTable;
import io.throughline.local.process.StartFailure;
import io.throughline.traffic.scenario.sending.RegistryFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code deploy/benchmarks/run}. Exit code: 0 all bounds are kept, 1 one is not or nothing could be measured, 2 wrong usage. */
@Command(
        name = "./deploy/benchmarks/run",
        description = "Measures how fast feedback is collected, beside what this machine can do, and prints one table.",
        sortOptions = false)
public final class Benchmarks implements Callable<Integer> {

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "STEP",
            completionCandidates = StepNames.class,
            description = "some of ${COMPLETION-CANDIDATES}; all if not given")
    private List<String> only = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "of each comparison, interleaved (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "15", description = "a round's load (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "load before the first round (${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--soak",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description = "memory's load (${DEFAULT-VALUE})")
    private int soak;

    @Option(
            names = "--rows",
            defaultValue = "5000000",
            description = "feedbacks in the long table (${DEFAULT-VALUE}); a million takes about 1 GB of disk")
    private long rows;

    @Option(
            names = "--jvm",
            paramLabel = "FLAG",
            description = "a flag of the services' JVM, instead of the usual ones; may be repeated")
    private List<String> jvm = Settings.PRODUCTION_FLAGS;

    @Option(names = "--profile", description = "tell where feedback-service's time went; costs a few per cent of it")
    private boolean profile;

    @Option(names = "--directory", description = "for data and logs, several GB; emptied before, data deleted after")
    private Path directory;

    @Option(names = "--root", hidden = true, required = true)
    private Path root;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this page")
    private boolean help;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Benchmarks() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks())
                .setParameterExceptionHandler((wrong, arguments) -> {
                    System.err.println(wrong.getMessage() + "; see ./deploy/benchmarks/run --help");
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException, SQLException, IOException {
        List<Steps> steps = steps();
        Path data = directory == null ? root.resolve("deploy/benchmarks/target/run") : directory;
        Settings settings = new Settings(
                root,
                data.toAbsolutePath().normalize(),
                rounds,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                Duration.ofMinutes(soak),
                rows,
                jvm,
                profile);
        List<Line> lines = new ArrayList<>();
        Instant warmSince;
        try (Stage stage = Stage.set(settings, new Log(System.err))) {
            String conditions = conditions(settings, stage);
            for (Steps step : steps) {
                lines.addAll(step.step().measure(stage));
            }
            warmSince = stage.warmSince();
            System.out.println(conditions);
            System.out.println(ResultTable.of(lines));
        } catch (StartFailure | RegistryFailure failure) {
            System.err.println("Not measured: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (profile) {
            System.out.println("\nfeedback-service's time since it was warm:\n" + Profile.read(settings, warmSince));
        }
        return lines.stream().anyMatch(line -> line.met() == Line.Met.NO)
                ? CommandLine.ExitCode.SOFTWARE
                : CommandLine.ExitCode.OK;
    }

    private List<Steps> steps() {
        if (IntStream.of(rounds, warmUp, seconds, soak).anyMatch(number -> number < 1) || rows < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds, --warm-up, --seconds, --soak and --rows must be at least 1");
        }
        only.stream().filter(word -> !Steps.words().contains(word)).findFirst().ifPresent(unknown -> {
            throw new ParameterException(
                    spec.commandLine(), "--only knows " + String.join(", ", Steps.words()) + ", not '" + unknown + "'");
        });
        return Stream.of(Steps.values())
                .filter(step -> only.isEmpty() || only.contains(step.word()))
                .toList();
    }

    private static String conditions(Settings settings, Stage stage) throws SQLException, IOException {
        return """
                %s
                8 KiB on the disk one after the other: %s
                feedback-service and the bare endpoint: java %s
                %s
                %d rounds of %d s after %d s of warming up
                """.formatted(
                        Machine.describe(),
                        Machine.syncRate(settings.directory()),
                        String.join(" ", settings.serviceFlags()),
                        stage.postgresSettings(),
                        settings.rounds(),
                        settings.round().toSeconds(),
                        settings.warmUp().toSeconds());
    }

    /** For the help. */
    private static final class StepNames extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        private StepNames() {
            super(Steps.words());
        }
    }
}
