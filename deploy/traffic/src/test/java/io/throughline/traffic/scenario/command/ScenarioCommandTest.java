package io.throughline.traffic.scenario.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.traffic.Traffic;
import io.throughline.traffic.scenario.Truth;
import io.throughline.traffic.scenario.sending.Platform;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScenarioCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path truth;
    private Path lines;

    @BeforeEach
    void names() {
        truth = folder.resolve("truth.json");
        lines = folder.resolve("feedback.ndjson");
    }

    @Test
    void aDryRunWritesFeedbackAndTruthAndSendsNothing() throws IOException {
        assertThat(run("scenario", "small", "--dry-run", lines.toString())).isZero();

        assertThat(Files.readAllLines(lines)).hasSize(1_200);
        assertThat(Truth.read(truth).practices()).hasSize(7);
        assertThat(out.toString())
                .contains("umbrella-escort")
                .contains("partial")
                .contains("1,200");
    }

    @Test
    void itSendsEverythingAndSaysWhatWasPlanted() throws IOException {
        try (Platform platform = new Platform(0)) {
            assertThat(send(platform, "--seed", "3")).isZero();

            assertThat(platform.kept()).hasSize(1_200);
            assertThat(out.toString())
                    .contains("accepted          1,200")
                    .contains("foot-notebook")
                    .contains(truth.toString());
        }
    }

    @Test
    void theSameCommandAgainSendsTheVerySameAsTheTruthSaysWhichDaysItWas() throws IOException {
        try (Platform platform = new Platform(0)) {
            assertThat(send(platform, "--until", "2026-01-31")).isZero();
            assertThat(send(platform)).isZero();

            assertThat(out.toString()).contains("duplicate         1,200");
            assertThat(Truth.read(truth).until()).isEqualTo("2026-01-31T00:00:00Z");
        }
    }

    @Test
    void wrongUsageIsToldInALine() {
        assertThat(run("scenario", "huge", "--dry-run", lines.toString())).isEqualTo(2);
        assertThat(run("scenario", "small", "--size", "10", "--dry-run", lines.toString()))
                .isEqualTo(2);
        assertThat(run("scenario", "small", "--until", "2199-01-01", "--dry-run", lines.toString()))
                .isEqualTo(2);
        assertThat(run(
                        "scenario",
                        "small",
                        "--token-file",
                        folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines().filter(line -> !line.startsWith("See")))
                .hasSize(4);
    }

    private int send(Platform platform, String... more) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), Platform.TOKEN + "\n");
        List<String> words = new ArrayList<>(List.of(
                "scenario", "small", "--feedback-url", platform.url().toString(), "--token-file", token.toString()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--truth", truth.toString()));
        CommandLine line = Traffic.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(all.toArray(String[]::new));
    }
}
