package io.throughline.benchmarks.standards;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All steps, in the order in which they run: memory last. */
public enum StandardsSteps {
    AS_OF(new AsOfStep()),
    KNOWN_AT(new KnownAtStep()),
    SEARCH(new SearchStep()),
    UNCHANGED(new UnchangedStep()),
    IMPORT(new ImportStep()),
    MEMORY(new ResidentStep());

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
