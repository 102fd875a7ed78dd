package io.throughline.local.run;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.local.Credentials;
import io.throughline.local.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run command itself, as a process, from its script to its end. */
class RunIT {

    private static final String READY = "Ctrl-C stops everything.";
    private static final Duration START = Duration.ofSeconds(60);

    /** Away from the default and from what {@code Ports.free} gives out. */
    private final int portBase = ThreadLocalRandom.current().nextInt(10_000, 17_000);

    @TempDir
    Path directory;

    private Repository repository;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void layOut() throws IOException {
        repository = new Repository(directory);
    }

    @AfterEach
    void endAll() throws IOException {
        started.forEach(run -> {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> processes().isEmpty());
        repository.unlink();
    }

    @Test
    void startsAllTellsWhatToDoNextAndStopsOnRequestWithoutATrace() throws Exception {
        Process run = start("first");
        awaitLine("first", READY);
        assertThat(output("first"))
                .contains(
                        "PostgreSQL         ready after",
                        "Kafka              ready after",
                        "feedback-service   ready after")
                .contains("curl -H \"X-Api-Key: $(cat .throughline/tokens/kiosk-key)\"")
                .contains("tl_stand-in");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve(".throughline/credentials"))))
                .isEqualTo("rw-------");

        assertThat(start("second").waitFor()).isNotZero();
        assertThat(output("second"))
                .startsWith("Not started: another instance is running on")
                .hasLineCount(1);

        kill(run.descendants().toList(), repository.jar(Service.STORIES).toString());
        awaitLine("first", "stories-service has ended, with exit code 137; its log: ");
        awaitLine("first", "stories-service is ready again after ");

        long asked = System.nanoTime();
        run.destroy();
        assertThat(run.waitFor(10, SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
        assertThat(run.exitValue()).isZero();
        assertThat(output("first")).containsSubsequence("services stopped", "Kafka stopped", "PostgreSQL stopped");
        assertThat(processes()).isEmpty();
    }

    @Test
    void whatOutlivedAKilledCommandIsEndedByTheNextOneWhichGoesOnWithItsData() throws Exception {
        Process run = start("first");
        awaitLine("first", READY);
        String password = password();
        List<ProcessHandle> all = run.descendants().toList();
        ProcessHandle command = all.stream()
                .filter(process -> commandLine(process).contains(Run.class.getName()))
                .findFirst()
                .orElseThrow();
        kill(all, "sentry");
        command.destroyForcibly();
        run.destroyForcibly();
        await().until(() -> !command.isAlive());
        assertThat(processes()).isNotEmpty();

        start("second");
        awaitLine("second", READY);
        assertThat(password()).isEqualTo(password);
    }

    @Test
    void aTakenPortIsOneLineAndNothingIsHalfStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(portBase + 92, 1, InetAddress.getLoopbackAddress())) {
            assertThat(start("first").waitFor()).isNotZero();
        }
        assertThat(output("first"))
                .startsWith("Not started: port " + (portBase + 92) + ", which Kafka is to have, is taken")
                .hasLineCount(1);
        assertThat(processes()).isEmpty();
    }

    @Test
    void aServiceThatDoesNotStartIsNamedWithItsLastWordsAndNothingStays() throws Exception {
        assertThat(start(Map.of("JAVA_TOOL_OPTIONS", "-Drefuses=/stories"), "first")
                        .waitFor())
                .isNotZero();
        assertThat(output("first")).contains("Not started: stories-service ended with exit code 3", "refuses to start");
        assertThat(processes()).isEmpty();
    }

    @Test
    void aJavaThatIsTooOldOrMissingIsOneLine() throws Exception {
        assertThat(start(Map.of("JAVA_HOME", "/nowhere"), "first").waitFor()).isNotZero();
        assertThat(output("first"))
                .startsWith("Not started: there is no /nowhere/bin/java")
                .hasLineCount(1);
    }

    private static void kill(List<ProcessHandle> processes, String inCommandLine) {
        processes.stream()
                .filter(process -> commandLine(process).contains(inCommandLine))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private Process start(String name, String... options) throws IOException {
        return start(Map.of(), name, options);
    }

    private Process start(Map<String, String> environment, String name, String... options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        "bash",
                                        repository.root().resolve("deploy/run").toString(),
                                        "--port-base",
                                        "" + portBase),
                                Stream.of(options))
                        .toList())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".out").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private void awaitLine(String name, String line) {
        await().atMost(START)
                .failFast(() -> assertThat(output(name)).doesNotContain("Not started"))
                .until(() -> output(name).contains(line));
    }

    private String output(String name) throws IOException {
        return Files.readString(directory.resolve(name + ".out"));
    }

    private String password() {
        return Credentials.in(directory.resolve(".throughline"))
                .find("feedback_owner")
                .orElseThrow();
    }

    /** All that belong to this test's directory. */
    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(directory.toString()))
                .toList();
    }

    /** The JDK gives up on one longer than a page, as a class path makes it; Linux tells it whole. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", "" + process.pid(), "cmdline"));
        } catch (IOException goneOrNotLinux) {
            return process.info().commandLine().orElse("");
        }
    }
}
