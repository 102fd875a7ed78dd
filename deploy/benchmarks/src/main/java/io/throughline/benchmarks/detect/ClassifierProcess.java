package io.throughline.benchmarks.detect;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.benchmarks.classifier.ClassifierReport;
import io.throughline.benchmarks.classifier.ClassifierRounds;
import io.throughline.local.Service;
import io.throughline.local.process.Child;
import io.throughline.local.process.Child.StopSignal;
import io.throughline.local.process.ClassPath;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * {@link ClassifierRounds} in a JVM of its own on the packaged service's class path, kept on one processor with all its threads: what its
 * compilers and its collector take is of the same core.
 */
final class ClassifierProcess {

    /** The service's heap, and a compiler that has its time: this is a question of speed, not of a quick start. */
    private static final List<String> FLAGS = List.of("-Xmx320m", "-XX:+UseSerialGC");

    private static final Duration STOP_BOUND = Duration.ofSeconds(1);

    private ClassifierProcess() {}

    /** @param texts lines as {@link ClassifierRounds} reads them */
    static ClassifierReport run(DetectSettings settings, List<String> texts) throws IOException, InterruptedException {
        Path input = Files.write(settings.directory().resolve("texts.tsv"), texts);
        Path report = settings.directory().resolve("classifier.json");
        List<String> words = new ArrayList<>(List.of("taskset", "-c", Integer.toString(lastProcessor())));
        words.add(ClassPath.java());
        words.addAll(FLAGS);
        words.addAll(List.of(
                "-cp",
                classPath(settings),
                ClassifierRounds.class.getName(),
                input.toString(),
                report.toString(),
                Integer.toString(settings.rounds()),
                Long.toString(settings.warmUp().toSeconds()),
                Long.toString(settings.round().toSeconds())));
        Child child =
                Child.start(new Child.Command("classifier", words, Map.of(), settings.directory(), StopSignal.TERM));
        try {
            if (child.ended().get() != 0) {
                throw child.died();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            child.stop(STOP_BOUND);
        }
        return new ObjectMapper().readValue(report.toFile(), ClassifierReport.class);
    }

    private static String classPath(DetectSettings settings) {
        Path application = Service.STORIES.jar(settings.root()).getParent();
        return String.join(
                ":",
                ofThisBuild(),
                application.resolve("app") + "/*",
                application.resolve("lib/main") + "/*",
                application.resolve("lib/boot") + "/*");
    }

    private static String ofThisBuild() {
        try {
            return Path.of(ClassifierRounds.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last one that this process may use: interrupts tend to be served by the first. */
    private static int lastProcessor() throws IOException {
        return lastOf(Files.readString(Path.of("/proc/self/status")));
    }

    /** @param status as Linux tells it, with a line such as {@code Cpus_allowed_list: 0-3,8} */
    static int lastOf(String status) {
        String list = status.lines()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(list.replaceAll(".*\\D", ""));
    }
}
