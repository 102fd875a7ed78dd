package io.throughline.benchmarks.standards;

import io.throughline.benchmarks.load.LoadResult;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Which standards held in a store for a role on a day: any store, role and day of two years. */
final class AsOfStep implements StandardsStep {

    static final double RATE = 500;

    private static final double BOUND_MILLIS = 20;
    private static final double KNOWN_AT_RATE = 50;
    private static final int[] OTHER_RATES = {700, 900};
    private static final List<String> ROLES =
            List.of("cashier", "florist", "butcher", "advisor", "manager", "host", "picker", "baker", "shift-lead");
    private static final LocalDate FIRST = LocalDate.parse("2025-01-15");
    private static final int DAYS = 730;

    @Override
    public List<Line> measure(StandardsStage stage) throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        LoadResult asked = stage.paced("as-of", RATE, () -> asOf(stage, ""), stage.asHeadOffice());
        lines.add(Line.bound(
                        "what held in a store for a role on a day, at %.0f/s, p99".formatted(RATE),
                        Words.millis(asked.percentile(99)),
                        "< " + Words.millis(BOUND_MILLIS),
                        asked.percentile(99) < BOUND_MILLIS)
                .withFaults(asked.faults()));
        lines.add(Line.info("  median", Words.millis(asked.percentile(50)), ""));
        for (int rate : OTHER_RATES) {
            LoadResult more = stage.paced("as-of", rate, () -> asOf(stage, ""), stage.asHeadOffice());
            lines.add(Line.info("  at %d/s, p99".formatted(rate), Words.millis(more.percentile(99)), "")
                    .withFaults(more.faults()));
        }
        LoadResult inStore = stage.paced(
                "as-of in a store",
                RATE,
                () -> stage.uri("/v1/standards?role=" + role(stage.random()) + "&asOf=" + day(stage.random())),
                stage.asAssociate(store(stage)));
        lines.add(Line.info("  asked by an associate, p99", Words.millis(inStore.percentile(99)), "")
                .withFaults(inStore.faults()));
        String knownAt = "&knownAt=" + Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        LoadResult then = stage.paced("known at", KNOWN_AT_RATE, () -> asOf(stage, knownAt), stage.asHeadOffice());
        lines.add(Line.info(
                        "  as it was known a day ago, at %.0f/s, p99".formatted(KNOWN_AT_RATE),
                        Words.millis(then.percentile(99)),
                        "")
                .withFaults(then.faults()));
        return lines;
    }

    static URI asOf(StandardsStage stage, String more) {
        return stage.uri("/v1/standards?store=" + store(stage) + "&role=" + role(stage.random()) + "&asOf="
                + day(stage.random()) + more);
    }

    private static String store(StandardsStage stage) {
        return "S%04d".formatted(1 + stage.random().nextInt(stage.settings().stores()));
    }

    private static String role(SplittableRandom random) {
        return ROLES.get(random.nextInt(ROLES.size()));
    }

    private static LocalDate day(SplittableRandom random) {
        return FIRST.plusDays(random.nextInt(DAYS));
    }
}
