package io.throughline.stories.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.throughline.stories.classification.Classifier;
import io.throughline.stories.practices.PracticeFinder;
import io.throughline.stories.practices.sql.GrouperSettings;
import io.throughline.stories.stories.ClassifyingThreads;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What several features use. */
class Shared {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Classifier classifier() {
        return LoadedClassifier.await();
    }

    @Produces
    @Singleton
    ClassifyingThreads classifyingThreads(
            Classifier classifier, ClassificationSettings settings, MeterRegistry metrics) {
        Timer timer = Timer.builder("throughline.classification")
                .description("Time to classify one feedback")
                .register(metrics);
        return new ClassifyingThreads(classifier, settings.threads(), timer);
    }

    @Produces
    @Singleton
    PracticeFinder practiceFinder(Classifier classifier, GrouperSettings settings) {
        return new PracticeFinder(classifier.commonBehaviour(), settings.alike(), settings.leastStories());
    }

    void close(@Disposes ClassifyingThreads threads) {
        threads.close();
    }
}
