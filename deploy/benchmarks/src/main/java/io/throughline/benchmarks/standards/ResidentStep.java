package io.throughline.benchmarks.standards;

import io.throughline.benchmarks.table.Line;
import java.util.List;
import java.util.Locale;

/** The service's memory after all that came before. */
final class ResidentStep implements StandardsStep {

    private static final double MIB = 1024 * 1024;

    @Override
    public List<Line> measure(StandardsStage stage) {
        return List.of(Line.info(
                "standards-service resident after it all",
                stage.service()
                        .residentBytes()
                        .map(bytes -> String.format(Locale.ROOT, "%.0f MiB", bytes / MIB))
                        .orElse("?"),
                ""));
    }
}
