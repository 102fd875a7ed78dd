package io.throughline.stories.wiring;

import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.stories.classification.Learner;
import io.throughline.stories.corrections.sql.CorrectionReader;
import io.throughline.stories.corrections.sql.Corrections;
import io.throughline.stories.learning.sql.LearningSettings;
import io.throughline.stories.learning.sql.LearningThread;
import io.throughline.stories.learning.sql.OwnClassifiers;
import io.throughline.stories.learning.sql.OwnThemes;
import io.throughline.stories.learning.sql.OwnVersions;
import io.throughline.stories.reclassification.sql.ReclassificationSettings;
import io.throughline.stories.reclassification.sql.Reclassifications;
import io.throughline.stories.reclassification.sql.Reclassifier;
import io.throughline.stories.stories.ClassifyingThreads;
import io.throughline.stories.stories.Passages;
import io.throughline.stories.stories.kafka.StoryEvents;
import io.throughline.stories.stories.sql.StoryReader;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What people teach the classifier: makes its background workers, starts and stops them. */
@Singleton
class Learning {

    private final javax.sql.DataSource request;
    private final javax.sql.DataSource flow;
    private final Learner learner;
    private final LearningThread learning;
    private final Reclassifier reclassifier;
    private final Clock clock;

    Learning(
            javax.sql.DataSource request,
            @DataSource("flow") javax.sql.DataSource flow,
            Learner learner,
            OwnClassifiers classifiers,
            LearningSettings settings,
            ClassifyingThreads live,
            ReclassificationSettings reclassificationSettings,
            OutboxRelay relay,
            Clock clock) {
        this.request = request;
        this.flow = flow;
        this.learner = learner;
        this.clock = clock;
        learning = new LearningThread(flow, learner, classifiers, settings, clock);
        reclassifier =
                new Reclassifier(flow, live, reclassificationSettings, StoryEvents::classified, relay::wake, clock);
    }

    @Produces
    @Singleton
    LearningThread learningThread() {
        return learning;
    }

    @Produces
    @Singleton
    Reclassifier reclassifier() {
        return reclassifier;
    }

    @Produces
    @Singleton
    Reclassifications reclassifications() {
        return new Reclassifications(request, flow, clock);
    }

    @Produces
    @Singleton
    OwnVersions ownVersions() {
        return new OwnVersions(request, flow, learner, learning);
    }

    @Produces
    @Singleton
    OwnThemes ownThemes() {
        return new OwnThemes(request, flow, learner, learning, clock);
    }

    @Produces
    @Singleton
    Corrections corrections(StoryReader stories, CorrectionReader reader, Passages passages, OutboxRelay relay) {
        return new Corrections(stories, reader, flow, passages, learner, StoryEvents::classified, relay::wake, clock);
    }

    void start(@Observes StartupEvent started) {
        learning.start();
        reclassifier.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        reclassifier.close();
        learning.close();
    }
}
