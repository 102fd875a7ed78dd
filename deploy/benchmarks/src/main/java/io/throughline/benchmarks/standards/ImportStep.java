package io.throughline.benchmarks.standards;

import io.throughline.benchmarks.stage.CpuTime;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** As many standards as there are, from one file, into the organization that everyday's work is done in: it goes on meanwhile. */
final class ImportStep implements StandardsStep {

    private static final Duration MOST = Duration.ofSeconds(60);
    private static final Duration GIVEN_UP = Duration.ofMinutes(5);
    private static final int OK = 200;

    @Override
    public List<Line> measure(StandardsStage stage) throws InterruptedException, SQLException, IOException {
        byte[] file = stage.file();
        CpuTime cpu = stage.cpuTime();
        Duration first = send(stage, file, "\"created\":" + stage.settings().standards());
        stage.log()
                .line("import of %.1f MiB took %s; processor time each: %s"
                        .formatted(
                                file.length / (double) (1 << 20),
                                Words.seconds(first),
                                cpu.each(stage.settings().standards())));
        Duration again = send(stage, file, "\"unchanged\":" + stage.settings().standards());
        String what = Words.count(stage.settings().standards()) + " standards imported as published from CSV";
        return List.of(
                Line.bound(what, Words.seconds(first), "< " + MOST.toSeconds() + " s", first.compareTo(MOST) < 0),
                Line.info("the same file again, which changes nothing", Words.seconds(again), ""));
    }

    private static Duration send(StandardsStage stage, byte[] file, String expected)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        stage.service().uri("").resolve("/v1/standards/import?as=published"))
                .timeout(GIVEN_UP)
                .header("Authorization", "Bearer " + stage.adminToken())
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(file))
                .build();
        long began = System.nanoTime();
        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofString());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (answer.statusCode() != OK || !answer.body().contains(expected)) {
            throw new IOException("an import is answered " + answer.statusCode() + " " + answer.body());
        }
        return took;
    }
}
