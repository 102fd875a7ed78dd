package io.throughline.stories.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.agroal.DataSource;
import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.Learner;
import io.throughline.stories.learning.sql.LearningSettings;
import io.throughline.stories.learning.sql.OwnClassifiers;
import io.throughline.stories.practices.PracticeFinder;
import io.throughline.stories.practices.sql.GrouperSettings;
import io.throughline.stories.stories.ClassifyingThreads;
import io.throughline.stories.stories.Passages;
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
    Passages passages() {
        return LoadedClassifier.passages();
    }

    @Produces
    @Singleton
    Learner learner(Classifier classifier) {
        return new Learner(classifier);
    }

    @Produces
    @Singleton
    OwnClassifiers ownClassifiers(
            @DataSource("flow") javax.sql.DataSource flow,
            Classifier classifier,
            Learner learner,
            LearningSettings settings) {
        return new OwnClassifiers(flow, classifier, learner, settings);
    }

    @Produces
    @Singleton
    ClassifyingThreads classifyingThreads(
            OwnClassifiers classifiers, Passages passages, ClassificationSettings settings, MeterRegistry metrics) {
        Timer timer = Timer.builder("throughline.classification")
                .description("Time to classify one feedback")
                .register(metrics);
        return new ClassifyingThreads(classifiers, passages, settings.threads(), timer);
    }

    @Produces
    @Singleton
    PracticeFinder practiceFinder(GrouperSettings settings) {
        return new PracticeFinder(
                new PracticeFinder.Threshold(settings.alike(), settings.groupsAlike()), settings.leastStories());
    }

    void close(@Disposes ClassifyingThreads threads) {
        threads.close();
    }
}
