package io.throughline.benchmarks.measure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All steps, in the order in which they run: the long ones last. */
public enum Steps {
    SINGLE(new SingleStep()),
    BATCH(new BatchStep()),
    RELAY(new RelayStep()),
    ROWS(new RowsStep()),
    MEMORY(new MemoryStep());

    private final Step step;

    Steps(Step step) {
        this.step = step;
    }

    public Step step() {
        return step;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Stream.of(values()).map(Steps::word).toList();
    }
}
