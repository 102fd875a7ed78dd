package io.throughline.benchmarks.detect;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All steps, in the order in which they run: first what needs the machine for itself. */
public enum DetectSteps {
    CLASSIFIER(new ClassifierStep()),
    START(new StartStep()),
    FLOW(new FlowStep());

    private final DetectStep step;

    DetectSteps(DetectStep step) {
        this.step = step;
    }

    public DetectStep step() {
        return step;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Stream.of(values()).map(DetectSteps::word).toList();
    }
}
