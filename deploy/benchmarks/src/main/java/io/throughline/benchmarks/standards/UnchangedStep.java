package io.throughline.benchmarks.standards;

import static io.throughline.benchmarks.stage.Settings.CONNECTIONS;
import static io.throughline.benchmarks.table.Statistics.median;

import io.throughline.benchmarks.load.FixedRequests;
import io.throughline.benchmarks.load.FixedRequests.Get;
import io.throughline.benchmarks.load.LoadResult;
import io.throughline.benchmarks.load.Requests;
import io.throughline.benchmarks.stage.CpuTime;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A list that the caller has already, beside the least that a server can answer to the same token. */
final class UnchangedStep implements StandardsStep {

    private static final double RATIO = 0.6;
    private static final int NOT_MODIFIED = 304;

    private record Round(LoadResult bare, LoadResult ours) {}

    @Override
    public List<Line> measure(StandardsStage stage) throws InterruptedException, SQLException, IOException {
        Question same = stage.quietQuestions().same();
        URI service = stage.service().uri("");
        Map<String, String> headers = new HashMap<>(same.headers());
        headers.put("If-None-Match", tag(same));
        Requests ours = new FixedRequests(List.of(new Get(same.uri(), headers)), NOT_MODIFIED, 0);
        URI server = stage.bare().uri("");
        Requests bare = new FixedRequests(List.of(stage.bare().uri("/guarded")), same.headers());

        stage.log().line("unchanged: warming up");
        stage.driver().run(server, CONNECTIONS, stage.settings().warmUp(), bare);
        stage.driver().run(service, CONNECTIONS, stage.settings().warmUp(), ours);
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < stage.settings().rounds(); i++) {
            rounds.add(new Round(
                    round(stage, "constant GET", server, bare), round(stage, "unchanged list", service, ours)));
        }
        return List.of(line(rounds));
    }

    private static String tag(Question question) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(question.uri());
        question.headers().forEach(request::header);
        HttpResponse<Void> answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding());
        return answer.headers()
                .firstValue("ETag")
                .orElseThrow(() -> new IOException("a list is answered " + answer.statusCode() + " without an ETag"));
    }

    private static LoadResult round(StandardsStage stage, String name, URI server, Requests requests)
            throws InterruptedException {
        CpuTime cpu = stage.cpuTime();
        LoadResult result =
                stage.driver().run(server, CONNECTIONS, stage.settings().round(), requests);
        stage.log()
                .line("  %s %s, p50 %s, p99 %s; processor time each: %s%s"
                        .formatted(
                                name,
                                Words.perSecond(result.rate()),
                                Words.millis(result.percentile(50)),
                                Words.millis(result.percentile(99)),
                                cpu.each(result.answers()),
                                result.faults().isEmpty() ? "" : "; " + result.faults()));
        return result;
    }

    private static Line line(List<Round> rounds) {
        double ours = median(rounds, round -> round.ours().rate());
        double bare = median(rounds, round -> round.bare().rate());
        String faults = rounds.stream()
                .flatMap(round -> Stream.of(round.bare(), round.ours()))
                .map(LoadResult::faults)
                .filter(fault -> !fault.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return Line.ratioAtLeast(
                        "a list that has not changed (304), " + CONNECTIONS + " connections",
                        Words.perSecond(ours),
                        "constant GET, same token " + Words.perSecond(bare),
                        ours / bare,
                        RATIO)
                .withFaults(faults);
    }
}
