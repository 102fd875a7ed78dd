package io.throughline.benchmarks.standards;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All steps, in the order in which they run. */
public enum StandardsSteps {
    AS_OF(new AsOfStep()),
    SEARCH(new SearchStep()),
    UNCHANGED(new UnchangedStep());

    private final StandardsStep step;

    StandardsSteps(StandardsStep step) {
        this.step = step;
    }

    public StandardsStep step() {
        return step;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> words() {
        return Stream.of(values()).map(StandardsSteps::word).toList();
    }
}
