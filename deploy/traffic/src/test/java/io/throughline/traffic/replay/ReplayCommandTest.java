package io.throughline.traffic.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.traffic.Traffic;
import io.throughline.traffic.intake.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Service service;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        service = new Service();
        file = Files.writeString(
                folder.resolve("reviews.tsv"),
                IntStream.rangeClosed(1, 1_000)
                        .mapToObj(n -> "number " + n + "\t" + n % 2)
                        .collect(Collectors.joining("\n")));
    }

    @AfterEach
    void end() {
        service.close();
    }

    @Test
    void everyLineArrivesOnce() {
        assertThat(replay()).isZero();

        assertThat(service.received()).hasSize(1_000);
        assertThat(comments()).doesNotHaveDuplicates();
        assertThat(service.requests()).hasSize(10);
        assertThat(out.toString()).contains("accepted          1,000").contains("not answered            0");
    }

    @Test
    void aSecondReplaySendsTheVerySameItems() {
        replay();
        List<JsonNode> first = service.received();
        replay();
        List<JsonNode> both = service.received();

        assertThat(both.subList(1_000, 2_000)).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void aLabelMakesNewIds() {
        replay("--limit", "10");
        replay("--limit", "10", "--run", "again");
        assertThat(service.received().stream()
                        .map(item -> item.path("id").asText())
                        .distinct())
                .hasSize(20);
    }

    @Test
    void badWeatherLosesNothing() {
        service.thenHangUp()
                .then(503, Map.of("Retry-After", "1"), "")
                .then(429, Map.of(), "")
                .thenHangUp();

        assertThat(replay("--batch", "50")).isZero();
        assertThat(comments().stream().distinct()).hasSize(1_000);
    }

    @Test
    void refusalsAreShownByLineAndFail() {
        service.thenResults(
                "accepted", "{\"status\":\"refused\",\"problem\":{\"code\":\"invalid\",\"detail\":\"no such place\"}}");

        assertThat(replay("--batch", "2", "--limit", "4", "--concurrency", "1")).isEqualTo(1);
        assertThat(out.toString()).contains("refused invalid (1)").contains("line 2: no such place");
    }

    @Test
    void aRefusedKeyStopsAtOnceWithOneLine() {
        service.then(401, Map.of(), "{\"code\":\"unknown-key\"}");

        assertThat(replay("--concurrency", "1")).isEqualTo(1);
        assertThat(service.requests()).hasSize(1);
        assertThat(out.toString()).contains("Stopped: the API key is refused (401 unknown-key)");
    }

    @Test
    void aServiceThatStaysAwayIsGivenUpAndTheRunSaysHowFarItCame() {
        service.thenResults(IntStream.range(0, 100).mapToObj(n -> "accepted").toArray(String[]::new))
                .then(503, Map.of("Retry-After", "60"), "{\"code\":\"unavailable\"}");

        assertThat(replay("--concurrency", "1", "--patience", "1s")).isEqualTo(1);
        assertThat(out.toString())
                .contains("Stopped: gave up after 1 try without progress: 503 unavailable, Retry-After 60 s")
                .contains("Everything up to line 100 is done.");
    }

    @Test
    void dryRunSendsNothing() {
        assertThat(replay("--dry-run")).isZero();
        assertThat(service.requests()).isEmpty();
        assertThat(out.toString().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"comment\":\"number "));
    }

    @Test
    void wrongUsageIsOneClearLine() {
        assertThat(replay("--set", "shop=S1")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("feedback has no field 'shop'");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void theKeyMayStandInAFile() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "tl_1_secret\n");
        assertThat(run(
                        "replay",
                        file.toString(),
                        "--map",
                        "comment=1",
                        "--set",
                        "store=S1",
                        "--set",
                        "touchpoint=x",
                        "--url",
                        service.url().toString(),
                        "--key-file",
                        key.toString()))
                .isZero();
    }

    @Test
    void aRateIsKept() {
        long began = System.nanoTime();
        assertThat(replay("--limit", "30", "--batch", "10", "--rate", "20/s")).isZero();
        // three batches of 10 at 20 a second: the third leaves after one second
        assertThat(System.nanoTime() - began).isGreaterThan(990_000_000L);
    }

    private List<String> comments() {
        return service.received().stream()
                .map(item -> item.path("comment").asText())
                .toList();
    }

    private int replay(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "replay",
                file.toString(),
                "--map",
                "comment=1",
                "--set",
                "store=S1",
                "--set",
                "touchpoint=x",
                "--url",
                service.url().toString(),
                "--key",
                "tl_1_secret"));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private int run(String... args) {
        return Traffic.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
