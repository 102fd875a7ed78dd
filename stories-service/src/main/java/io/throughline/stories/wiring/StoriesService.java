package io.throughline.stories.wiring;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service: the classifier is read from the disk while the rest comes up. */
@QuarkusMain
public final class StoriesService {

    private StoriesService() {}

    public static void main(String... arguments) {
        LoadedClassifier.begin();
        Quarkus.run(arguments);
    }
}
