package io.throughline.benchmarks.measure;

import static io.throughline.benchmarks.stage.Settings.CONNECTIONS;
import static io.throughline.benchmarks.table.Statistics.median;

import io.throughline.benchmarks.load.FeedbackRequests;
import io.throughline.benchmarks.load.FixedRequests;
import io.throughline.benchmarks.load.LoadResult;
import io.throughline.benchmarks.load.Requests;
import io.throughline.benchmarks.stage.BareEndpoint;
import io.throughline.benchmarks.stage.Collecting;
import io.throughline.benchmarks.stage.CpuTime;
import io.throughline.benchmarks.stage.Retailer;
import io.throughline.benchmarks.stage.Settings;
import io.throughline.benchmarks.stage.Stage;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One feedback a request, beside what the HTTP server and a bare endpoint in front of Kafka reach. */
final class SingleStep implements Step {

    private static final double RATE_AT_LEAST = 0.7;
    private static final double P99_AT_MOST = 2;

    private record Round(LoadResult get, LoadResult bare, IntakeRound ours) {}

    @Override
    public List<Line> measure(Stage stage) throws InterruptedException, SQLException {
        Settings settings = stage.settings();
        Collecting feedback = stage.feedback();
        BareEndpoint bare = stage.bare();
        Retailer retailer = feedback.retailer();
        Requests gets = new FixedRequests(List.of(bare.uri("/")), Map.of());
        Requests toKafka =
                FeedbackRequests.singles(bare.uri("/feedback"), List.of(), retailer.stores(), Clock.systemUTC());
        Requests ours = requests(feedback);

        stage.log().line("single: warming up");
        stage.driver().run(bare.uri(""), CONNECTIONS, settings.warmUp(), gets);
        stage.driver().run(bare.uri(""), CONNECTIONS, settings.warmUp(), toKafka);
        IntakeRound.warmUp(stage, feedback, CONNECTIONS, ours);

        List<Round> rounds = new ArrayList<>();
        for (int i = 1; i <= settings.rounds(); i++) {
            stage.log().line("single: round " + i);
            rounds.add(new Round(
                    beside(stage, "bare GET", bare.uri(""), gets),
                    beside(stage, "bare Kafka endpoint", bare.uri(""), toKafka),
                    IntakeRound.run(stage, feedback, CONNECTIONS, settings.round(), ours)));
        }
        return lines(rounds);
    }

    static Requests requests(Collecting feedback) {
        return FeedbackRequests.singles(
                feedback.uri("/v1/feedback"),
                feedback.retailer().keys(),
                feedback.retailer().stores(),
                Clock.systemUTC());
    }

    private static LoadResult beside(Stage stage, String name, URI server, Requests requests)
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

    private static List<Line> lines(List<Round> rounds) {
        List<IntakeRound> intake = rounds.stream().map(Round::ours).toList();
        String faults = IntakeRound.faults(intake);
        String faultsBeside = rounds.stream()
                .map(round -> round.bare().faults())
                .filter(fault -> !fault.isEmpty())
                .map(fault -> "beside: " + fault)
                .distinct()
                .collect(Collectors.joining("; "));
        String here = Words.perSecond(median(intake, IntakeRound::publishedRate));
        return List.of(
                Line.ratioAtLeast(
                                "single POST, 64 connections, all written and published",
                                here,
                                "bare Kafka endpoint "
                                        + Words.perSecond(
                                                median(rounds, r -> r.bare().rate())),
                                median(
                                        rounds,
                                        r -> r.ours().publishedRate() / r.bare().rate()),
                                RATE_AT_LEAST)
                        .withFaults(faults)
                        .withFaults(faultsBeside),
                Line.ratioAtMost(
                        "  its p99",
                        Words.millis(median(intake, r -> r.load().percentile(99))),
                        "bare Kafka endpoint "
                                + Words.millis(median(rounds, r -> r.bare().percentile(99))),
                        median(
                                rounds,
                                r -> r.ours().load().percentile(99) / r.bare().percentile(99)),
                        P99_AT_MOST),
                Line.info(
                        "  beside the server alone",
                        here,
                        "bare GET "
                                + Words.perSecond(median(rounds, r -> r.get().rate())),
                        median(rounds, r -> r.ours().publishedRate() / r.get().rate())),
                Relaying.drained("  its events after the load's end", intake));
    }
}
