package io.throughline.feedback.reading;

import io.throughline.feedback.intake.Metric;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much feedback there is in a group. Each metric has a figure of its own: they measure different things.
 *
 * @param number of all but the flagged
 * @param withComment of these
 * @param flagged left out of every other figure
 */
public record Count(Group group, long number, long withComment, long flagged, Map<Metric, Figure> metrics) {

    public static final Count NONE = new Count(Group.ALL, 0, 0, 0, Map.of());

    /** @param store its present code; what is not counted by is null */
    public record Group(LocalDate day, String store, String touchpoint) {

        static final Group ALL = new Group(null, null, null);
    }

    /** @param mean of the normalized values, 0 to 100, two decimals */
    public record Figure(long count, BigDecimal mean) {}

    /** One metric's share of a group; the metric is null for feedback without a rating. */
    public record Part(Group group, Metric metric, long number, long withComment, long flagged, BigDecimal mean) {}

    /** Puts the parts of each group together, in their order. */
    public static List<Count> of(List<Part> parts) {
        Map<Group, Count> counts = new LinkedHashMap<>();
        for (Part part : parts) {
            counts.merge(part.group(), of(part), Count::and);
        }
        return List.copyOf(counts.values());
    }

    private static Count of(Part part) {
        Map<Metric, Figure> metrics = new EnumMap<>(Metric.class);
        if (part.metric() != null && part.number() > 0) {
            metrics.put(part.metric(), new Figure(part.number(), part.mean()));
        }
        return new Count(part.group(), part.number(), part.withComment(), part.flagged(), metrics);
    }

    private Count and(Count other) {
        Map<Metric, Figure> both = new EnumMap<>(Metric.class);
        both.putAll(metrics);
        both.putAll(other.metrics);
        return new Count(group, number + other.number, withComment + other.withComment, flagged + other.flagged, both);
    }
}
