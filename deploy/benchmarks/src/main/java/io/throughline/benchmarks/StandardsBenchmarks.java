package io.throughline.benchmarks;

import io.throughline.benchmarks.stage.Log;
import io.throughline.benchmarks.stage.Machine;
import io.throughline.benchmarks.standards.StandardsSettings;
import io.throughline.benchmarks.standards.StandardsStage;
import io.throughline.benchmarks.standards.StandardsSteps;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.ResultTable;
import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
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
        description = "Measures how fast standards are queried, and prints one table.",
        sortOptions = false)
public final class StandardsBenchmarks implements Callable<Integer> {

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "STEP",
            completionCandidates = StepNames.class,
            description = "some of ${COMPLETION-CANDIDATES}; all if not given")
    private List<String> only = List.of();

    @Option(
            names = "--standards",
            defaultValue = "20000",
            description = "of each of two organizations, of five versions each (${DEFAULT-VALUE})")
    private int standards;

    @Option(names = "--stores", defaultValue = "4000", description = "of each of two organizations (${DEFAULT-VALUE})")
    private int stores;

    @Option(names = "--rounds", defaultValue = "5", description = "of each comparison, interleaved (${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "of load for each figure and each side of a round (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "of load before it counts (${DEFAULT-VALUE})")
    private int warmUp;

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
    public Integer call() throws InterruptedException, IOException {
        List<StandardsSteps> steps = steps();
        Path data = directory == null ? root.resolve("deploy/benchmarks/target/standards") : directory;
        StandardsSettings settings = new StandardsSettings(
                root,
                data.toAbsolutePath().normalize(),
                standards,
                stores,
                rounds,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds));
        String loadBefore = Machine.load();
        List<Line> lines = new ArrayList<>();
        try (StandardsStage stage = StandardsStage.set(settings, new Log(System.err))) {
            for (StandardsSteps step : steps) {
                lines.addAll(step.step().measure(stage));
            }
            lines.add(stage.memory());
        } catch (StartFailure failure) {
            System.err.println("Not measured: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        System.out.println("""
                %s
                load average before: %s
                two organizations of %d standards with 5 versions each and %d stores; %d s of load after %d s of warming up
                """.formatted(Machine.describe(), loadBefore, standards, stores, seconds, warmUp));
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

    /** For the help. */
    private static final class StepNames extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        private StepNames() {
            super(StandardsSteps.words());
        }
    }
}
