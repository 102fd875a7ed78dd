package io.throughline.benchmarks.detect;

import io.throughline.benchmarks.detect.Flow.Passed;
import io.throughline.benchmarks.stage.CpuTime;
import io.throughline.benchmarks.stage.Retailer;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Statistics;
import io.throughline.benchmarks.table.Words;
import io.throughline.local.Service;
import io.throughline.local.ServiceProcess;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How long it takes from a feedback's POST until its story can be read, with all services running. */
final class FlowStep implements DetectStep {

    private static final double BOUND_MILLIS = 1_000;

    /** Three services have more to compile than one classifier. */
    private static final int WARM_UPS = 3;

    @Override
    public List<Line> measure(DetectStage stage) throws InterruptedException, IOException {
        ServiceProcess feedback = stage.service(Service.FEEDBACK);
        ServiceProcess stories = stage.service(Service.STORIES);
        stage.service(Service.STANDARDS);
        Retailer retailer = Retailer.register(feedback.uri(""), stage.parts().tokens());
        String token = stage.parts().tokens().headOffice(retailer.organization());
        List<StoryTexts.Given> texts =
                stage.texts().stream().filter(given -> given.rating() != null).toList();
        Duration warmUp = stage.settings().warmUp().multipliedBy(WARM_UPS);
        List<Passed> passed;
        int before;
        try (Flow flow =
                new Flow(new Stories(feedback.uri(""), stories.uri(""), token, retailer, texts, Clock.systemUTC()))) {
            stage.log().line("flow: warming up with " + texts.size() + " texts in turn");
            before = flow.run(warmUp).size();
            stage.log().line("flow: feedback for " + stage.settings().flow().toMinutes() + " minutes");
            CpuTime cpu = cpuTime(stage);
            passed = flow.run(stage.settings().flow());
            stage.log().line("  processor time for each: " + cpu.each(passed.size()));
        }
        return lines(passed, Memory.of(stories), before);
    }

    private static CpuTime cpuTime(DetectStage stage) {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            pids.put(service.module(), stage.service(service).process().pid());
        }
        pids.put("PostgreSQL", stage.parts().postgres().process().pid());
        pids.put("Kafka", stage.parts().kafka().process().pid());
        pids.put("driver", ProcessHandle.current().pid());
        return CpuTime.of(pids);
    }

    /** @param before feedbacks that stories-service had before those */
    static List<Line> lines(List<Passed> passed, Memory memory, int before) {
        List<Double> millis = passed.stream()
                .filter(one -> one.watched() && one.isAccepted() && !one.isLost())
                .map(Passed::millis)
                .toList();
        double p99 = Statistics.percentile(millis, 99);
        long lost = passed.stream().filter(Passed::isLost).count();
        return List.of(
                Line.bound(
                                "from POST to story readable at %.0f/s, p99".formatted(Flow.RATE),
                                Words.millis(p99),
                                "< " + Words.millis(BOUND_MILLIS),
                                p99 < BOUND_MILLIS)
                        .withFaults(faults(passed)),
                Line.info(
                        "  median and longest of %s watched".formatted(Words.count(millis.size())),
                        Words.millis(Statistics.percentile(millis, 50)) + ", "
                                + Words.millis(Statistics.percentile(millis, 100)),
                        ""),
                Line.bound(
                        "  lost, of %s sent".formatted(Words.count(passed.size())), Words.count(lost), "0", lost == 0),
                memory.line("  stories-service resident, after " + Words.count(before + passed.size()) + " stories"));
    }

    /** Empty if every feedback was accepted. */
    private static String faults(List<Passed> passed) {
        return passed.stream()
                .filter(one -> !one.isAccepted())
                .map(one -> one.posted() == 0 ? "no answer" : "answered " + one.posted())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(fault -> fault.getValue() + " × " + fault.getKey())
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
