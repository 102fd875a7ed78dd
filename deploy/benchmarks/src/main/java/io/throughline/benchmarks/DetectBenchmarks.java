package io.throughline.benchmarks;

import io.throughline.benchmarks.detect.DetectSettings;
import io.throughline.benchmarks.detect.DetectStage;
import io.throughline.benchmarks.detect.DetectSteps;
import io.throughline.benchmarks.stage.Log;
import io.throughline.benchmarks.stage.Machine;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.ResultTable;
import io.throughline.local.process.StartFailure;
import io.throughline.traffic.scenario.sending.RegistryFailure;
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
 * The command {@code deploy/benchmarks/run detect}. Exit code: 0 all bounds are kept, 1 one is not or nothing could be measured, 2 wrong
 * usage.
 */
@Command(
        name = "./deploy/benchmarks/run detect",
        description = "Measures how fast and how surely stories are made of feedback, and prints one table.",
        sortOptions = false)
public final class DetectBenchmarks implements Callable<Integer> {

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "STEP",
            completionCandidates = StepNames.class,
            description = "some of ${COMPLETION-CANDIDATES}; all if not given")
    private List<String> only = List.of();

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "of each comparison, interleaved, and starts (${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "of the classifier for each side of a round (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description =
                    "before it counts: of each side of the classifier, three times that of the flow (${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--minutes",
            defaultValue = "5",
            description = "of feedback through all services (${DEFAULT-VALUE})")
    private int minutes;

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

    private DetectBenchmarks() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new DetectBenchmarks())
                .setParameterExceptionHandler((wrong, arguments) -> {
                    System.err.println(wrong.getMessage() + "; see ./deploy/benchmarks/run detect --help");
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        List<DetectSteps> steps = steps();
        Path data = directory == null ? root.resolve("deploy/benchmarks/target/detect") : directory;
        DetectSettings settings = new DetectSettings(
                root,
                data.toAbsolutePath().normalize(),
                rounds,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                Duration.ofMinutes(minutes));
        String loadBefore = Machine.load();
        List<Line> lines = new ArrayList<>();
        try (DetectStage stage = DetectStage.set(settings, new Log(System.err))) {
            for (DetectSteps step : steps) {
                lines.addAll(step.step().measure(stage));
            }
        } catch (StartFailure | RegistryFailure failure) {
            System.err.println("Not measured: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        System.out.println("""
                %s
                load average before: %s
                %d rounds of %d s a side after %d s of warming up; %d minutes of feedback
                """.formatted(Machine.describe(), loadBefore, rounds, seconds, warmUp, minutes));
        System.out.println(ResultTable.of(lines));
        return lines.stream().anyMatch(line -> line.met() == Line.Met.NO)
                ? CommandLine.ExitCode.SOFTWARE
                : CommandLine.ExitCode.OK;
    }

    private List<DetectSteps> steps() {
        if (IntStream.of(rounds, warmUp, seconds, minutes).anyMatch(number -> number < 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds, --warm-up, --seconds and --minutes must be at least 1");
        }
        only.stream()
                .filter(word -> !DetectSteps.words().contains(word))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "--only knows " + String.join(", ", DetectSteps.words()) + ", not '" + unknown + "'");
                });
        return Stream.of(DetectSteps.values())
                .filter(step -> only.isEmpty() || only.contains(step.word()))
                .toList();
    }

    /** For the help. */
    private static final class StepNames extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        private StepNames() {
            super(DetectSteps.words());
        }
    }
}
