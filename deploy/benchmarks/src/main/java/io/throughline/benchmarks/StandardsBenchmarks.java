package io.throughline.benchmarks;

import io.throughline.benchmarks.stage.Log;
import io.throughline.benchmarks.stage.Machine;
import io.throughline.benchmarks.stage.Settings;
import io.throughline.benchmarks.standards.StandardsSettings;
import io.throughline.benchmarks.standards.StandardsStage;
import io.throughline.benchmarks.standards.StandardsSteps;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.ResultTable;
import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The command {@code deploy/benchmarks/run standards}. Exit code: 0 all bounds are kept, 1 one is not or nothing could be measured, 2 wrong
 * usage.
 */
@Command(
        name = "./deploy/benchmarks/run standards",
        description = "Measures how fast standards are read, beside what this machine can do, and prints one table.",
        sortOptions = false)
public final class StandardsBenchmarks implements Callable<Integer> {

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "STEP",
            completionCandidates = StepNames.class,
            description = "some of ${COMPLETION-CANDIDATES}; all if not given")
    private List<String> only = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "of each figure (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "20", description = "a round's load (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "load before the first round of each kind (${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--standards",
            defaultValue = "20000",
            description = "of each of two organizations, of five versions each (${DEFAULT-VALUE})")
    private int standards;

    @Option(names = "--stores", defaultValue = "4000", description = "of each of them (${DEFAULT-VALUE})")
    private int stores;

    @Option(
            names = "--jvm",
            paramLabel = "FLAG",
            description = "a flag of the servers' JVM, instead of the usual ones; may be repeated")
    private List<String> jvm = Settings.PRODUCTION_FLAGS;

    @Option(names = "--directory", description = "for data and logs; emptied before, data deleted after")
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

    private StandardsBenchmarks() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new StandardsBenchmarks())
                .setParameterExceptionHandler((wrong, arguments) -> {
                    System.err.println(wrong.getMessage() + "; see ./deploy/benchmarks/run standards --help");
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException, IOException, SQLException {
        List<StandardsSteps> steps = steps();
        Path data = directory == null ? root.resolve("deploy/benchmarks/target/standards") : directory;
        StandardsSettings settings = new StandardsSettings(
                root,
                data.toAbsolutePath().normalize(),
                rounds,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                standards,
                stores,
                jvm);
        String loadBefore = Machine.load();
        List<Line> lines = new ArrayList<>();
        try (StandardsStage stage = StandardsStage.set(settings, new Log(System.err))) {
            String conditions = conditions(settings, stage, loadBefore);
            for (StandardsSteps step : steps) {
                lines.addAll(step.step().measure(stage));
            }
            lines.add(stage.everyday());
            System.out.println(conditions);
        } catch (StartFailure failure) {
            System.err.println("Not measured: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        System.out.println(ResultTable.of(lines));
        return lines.stream().anyMatch(line -> line.met() == Line.Met.NO)
                ? CommandLine.ExitCode.SOFTWARE
                : CommandLine.ExitCode.OK;
    }

    private List<StandardsSteps> steps() {
        if (IntStream.of(rounds, warmUp, seconds, standards, stores).anyMatch(number -> number < 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds, --warm-up, --seconds, --standards and --stores must be at least 1");
        }
        only.stream()
                .filter(word -> !StandardsSteps.words().contains(word))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "--only knows " + String.join(", ", StandardsSteps.words()) + ", not '" + unknown + "'");
                });
        return Stream.of(StandardsSteps.values())
                .filter(step -> only.isEmpty() || only.contains(step.word()))
                .toList();
    }

    private static String conditions(StandardsSettings settings, StandardsStage stage, String loadBefore)
            throws SQLException {
        return """
                %s
                load average before: %s
                standards-service and the bare endpoint: java %s
                %s
                two organizations of %d standards and %d stores; %d rounds of %d s after %d s of warming up
                """.formatted(
                        Machine.describe(),
                        loadBefore,
                        String.join(" ", settings.serviceFlags()),
                        stage.postgresSettings(),
                        settings.standards(),
                        settings.stores(),
                        settings.rounds(),
                        settings.round().toSeconds(),
                        settings.warmUp().toSeconds());
    }

    /** For the help. */
    private static final class StepNames extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        private StepNames() {
            super(StandardsSteps.words());
        }
    }
}
