package io.throughline.benchmarks.detect;

import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Statistics;
import io.throughline.benchmarks.table.Words;
import io.throughline.local.Service;
import io.throughline.local.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** How long stories-service takes to be ready where database and broker are there and nothing else starts; and its memory, then and at work. */
final class StartStep implements DetectStep {

    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final int TEXTS = 1_000;

    @Override
    public List<Line> measure(DetectStage stage) throws InterruptedException, IOException {
        stage.parts();
        ServiceProcess stories = stage.service(Service.STORIES);
        Duration onEmpty = stories.startTime();
        List<Duration> starts = new ArrayList<>();
        for (int i = 0; i < stage.settings().rounds(); i++) {
            stories.restart();
            starts.add(stories.startTime());
        }
        stage.log()
                .line("start: " + Words.seconds(onEmpty) + " on an empty database, then "
                        + starts.stream().map(Words::seconds).collect(Collectors.joining(", ")));
        Memory started = Memory.of(stories);
        Trial trial = new Trial(
                stories.uri("/v1/classifications"), stage.parts().tokens().headOffice(UUID.randomUUID()));
        trial.classify(stage.texts(), TEXTS);
        Memory worked = Memory.of(stories);
        double median = Statistics.median(starts, Duration::toMillis);
        return List.of(
                Line.bound(
                        "stories-service alone, from start to ready",
                        Words.seconds(Duration.ofMillis((long) median)),
                        "≤ " + Words.seconds(BOUND),
                        median <= BOUND.toMillis()),
                Line.info("  on an empty database, which it first makes", Words.seconds(onEmpty), ""),
                started.line("  resident after it"),
                worked.line("  and after " + Words.count(TEXTS) + " texts"));
    }
}
