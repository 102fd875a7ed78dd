package io.throughline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.local.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new user does: start it, paste what it prints, stop it. */
class RunCommandIT {

    private static final Pattern CURL = Pattern.compile("(?m)^curl .*(?:\\n .*)*");

    @Test
    void whatTheRunCommandPrintsWorksAsPrintedAndItStopsWhole(@TempDir Path folder) throws Exception {
        Path directory = folder.resolve("kept");
        Path output = folder.resolve("output");
        Process run = new ProcessBuilder(
                        "./deploy/run",
                        "--demo",
                        "--demo-scenario",
                        "small",
                        "--directory",
                        directory.toString(),
                        "--port-base",
                        Integer.toString(portBase()))
                .directory(Platform.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        List<ProcessHandle> started;
        try {
            Awaitility.await().atMost(Duration.ofMinutes(4)).until(() -> {
                assertThat(run.isAlive()).as(Files.readString(output)).isTrue();
                return Files.readString(output).contains("Ctrl-C stops everything");
            });
            started = run.descendants().toList();
            assertThat(Files.readString(output))
                    .contains("feedback sent: 1,200 of 1,200", "stories: 1,200 of 1,200")
                    .containsPattern("Found \\d of 7 planted practices; not found: ")
                    .containsPattern("Inbox: \\d+ candidates");
            List<String> lines = CURL.matcher(Files.readString(output))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(lines).hasSize(4);
            assertThat(call(lines.get(0)).path("status").asText()).isEqualTo("accepted");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> call(lines.get(1))
                    .has("kind"));
            assertThat(call(lines.get(2)).path("items")).isNotEmpty();
            assertThat(call(lines.get(3)).path("items")).isNotEmpty();
        } finally {
            run.destroy(); // SIGTERM, which it takes as Ctrl-C
            assertThat(run.waitFor(10, TimeUnit.SECONDS))
                    .as("stopped within 10 s")
                    .isTrue();
        }
        assertThat(started).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(directory.resolve("credentials")).exists();
    }

    private static JsonNode call(String line) throws IOException, InterruptedException {
        Process curl = new ProcessBuilder("bash", "-c", line.replaceFirst("^curl ", "curl -s "))
                .directory(Platform.root().toFile())
                .start();
        try (var answer = curl.getInputStream()) {
            return Http.JSON.readTree(answer.readAllBytes());
        } finally {
            curl.waitFor();
        }
    }

    /** A base of which none of the ports that follow it is likely to be taken. */
    private static int portBase() {
        return Math.min(Ports.free(), 60_000);
    }
}
