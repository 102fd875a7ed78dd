package io.throughline.benchmarks.standards;

import io.throughline.benchmarks.load.LoadResult;
import io.throughline.benchmarks.load.MadeRequests;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Statistics;
import io.throughline.benchmarks.table.Words;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list that has not changed, asked for again; beside a route of the same service that answers from memory, with the same kind of token. */
final class UnchangedStep implements StandardsStep {

    private static final int CONNECTIONS = 16;
    private static final double BOUND = 0.6;

    @Override
    public List<Line> measure(StandardsStage stage) throws InterruptedException, IOException {
        stage.quiet();
        URI list = stage.uri("/v1/standards?store=S0001&role=cashier&asOf=2026-03-03");
        MadeRequests constant = new MadeRequests(() -> stage.uri("/admin/republish"), stage.asOperator(), 200);
        List<Double> ratios = new ArrayList<>();
        List<LoadResult> ours = new ArrayList<>();
        List<LoadResult> beside = new ArrayList<>();
        for (int round = -1; round < stage.settings().rounds(); round++) {
            var time = round < 0 ? stage.settings().warmUp() : stage.settings().round();
            LoadResult plain = stage.closed("constant GET", CONNECTIONS, time, constant);
            LoadResult unchanged = stage.closed("304", CONNECTIONS, time, unchanged(stage, list));
            if (round >= 0) {
                ratios.add(unchanged.rate() / plain.rate());
                ours.add(unchanged);
                beside.add(plain);
            }
        }
        return List.of(Line.ratioAtLeast(
                        "a list that has not changed (304)",
                        Words.perSecond(Statistics.median(ours, LoadResult::rate)),
                        "constant GET " + Words.perSecond(Statistics.median(beside, LoadResult::rate)),
                        Statistics.median(ratios, ratio -> ratio),
                        BOUND)
                .withFaults(ours.stream()
                        .map(LoadResult::faults)
                        .filter(faults -> !faults.isEmpty())
                        .findFirst()
                        .orElse("")));
    }

    /** With the tag that it has now. */
    private static MadeRequests unchanged(StandardsStage stage, URI list) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(list).GET();
        stage.asHeadOffice().forEach(request::header);
        String tag = HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        Map<String, String> headers = new HashMap<>(stage.asHeadOffice());
        headers.put("If-None-Match", tag);
        return new MadeRequests(() -> list, headers, 304);
    }
}
