package io.throughline.stories.wiring;

import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.Subject;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The classifier, loaded once on a thread of its own, from when this class is first used. */
final class LoadedClassifier {

    private static final CompletableFuture<Classifier> LOADING =
            CompletableFuture.supplyAsync(LoadedClassifier::load, work -> {
                Thread thread = new Thread(work, "classifier-loading");
                thread.setDaemon(true);
                thread.start();
            });

    private LoadedClassifier() {}

    private static Classifier load() {
        Classifier classifier = Classifier.load();
        // the first text takes several times as long as the next: it shall not be a customer's
        classifier.classify(List.of(Subject.ofText("Everything was where I looked for it. Thanks!")));
        return classifier;
    }

    /** Loads in the background. */
    static void begin() {
        // using the class has begun it
    }

    /** Waits for it; throws what made the loading fail. */
    static Classifier await() {
        return LOADING.join();
    }
}
