package io.throughline.stories.wiring;

import io.throughline.stories.classification.Classifier;
import java.util.concurrent.CompletableFuture;

/** The classifier, loaded once on a thread of its own, from when this class is first used. */
final class LoadedClassifier {

    private static final CompletableFuture<Classifier> LOADING =
            CompletableFuture.supplyAsync(Classifier::load, work -> {
                Thread thread = new Thread(work, "classifier-loading");
                thread.setDaemon(true);
                thread.start();
            });

    private LoadedClassifier() {}

    /** Loads in the background. */
    static void begin() {
        // using the class has begun it
    }

    /** Waits for it; throws what made the loading fail. */
    static Classifier await() {
        return LOADING.join();
    }
}
