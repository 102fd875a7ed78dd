package io.throughline.runtime.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what became of a group's records. */
final class ConsumerMetrics {

    private final Counter handled;
    private final Counter skipped;
    private final Counter deadLettered;

    ConsumerMetrics(MeterRegistry registry, String group) {
        this.handled = counter(registry, group, "handled");
        this.skipped = counter(registry, group, "skipped");
        this.deadLettered = counter(registry, group, "dead-lettered");
    }

    private static Counter counter(MeterRegistry registry, String group, String outcome) {
        return Counter.builder("throughline.consumer.records")
                .description("Records by what became of them")
                .tag("group", group)
                .tag("outcome", outcome)
                .register(registry);
    }

    void handled(int records) {
        handled.increment(records);
    }

    void skipped(int records) {
        skipped.increment(records);
    }

    void deadLettered() {
        deadLettered.increment();
    }
}
