package io.throughline.stories.wiring;

import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.PassageEncoder;
import io.throughline.stories.classification.Subject;
import io.throughline.stories.stories.Passages;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The classifier and what finds passages, loaded once on threads of their own, from when this class is first used. */
final class LoadedClassifier {

    private static final String A_TEXT = "Everything was where I looked for it. Thanks!";

    private static final CompletableFuture<Classifier> CLASSIFIER = loading(LoadedClassifier::classifier);
    private static final CompletableFuture<Passages> PASSAGES = loading(LoadedClassifier::loadPassages);

    private LoadedClassifier() {}

    private static <T> CompletableFuture<T> loading(Supplier<T> load) {
        return CompletableFuture.supplyAsync(load, work -> {
            Thread thread = new Thread(work, "classifier-loading");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static Classifier classifier() {
        Classifier classifier = Classifier.load();
        // the first text takes several times as long as the next: it shall not be a customer's
        classifier.classify(List.of(Subject.ofText(A_TEXT)));
        return classifier;
    }

    private static Passages loadPassages() {
        Passages passages = new Passages(PassageEncoder.load());
        passages.read(A_TEXT, A_TEXT);
        return passages;
    }

    /** Loads in the background. */
    static void begin() {
        // using the class has begun it
    }

    /** Waits for it; throws what made the loading fail. */
    static Classifier await() {
        return CLASSIFIER.join();
    }

    /** The same. */
    static Passages passages() {
        return PASSAGES.join();
    }
}
