package io.throughline.stories.stories.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.throughline.runtime.consumer.ConsumedPartitions;
import io.throughline.runtime.consumer.Consumers;
import io.throughline.runtime.consumer.PollLoop;
import io.throughline.runtime.kafka.Producers;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.stories.practices.PracticeFinder;
import io.throughline.stories.practices.kafka.PracticeEvents;
import io.throughline.stories.practices.sql.Grouper;
import io.throughline.stories.practices.sql.GrouperSettings;
import io.throughline.stories.practices.sql.PracticeEditor;
import io.throughline.stories.stories.ClassifyingThreads;
import io.throughline.stories.stories.Incoming;
import io.throughline.stories.stories.Passages;
import io.throughline.stories.stories.sql.StoryEraser;
import io.throughline.stories.stories.sql.StoryWriter;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Feedback flows in, stories and practices flow out: makes the background workers, starts them, and stops them in order. */
@Singleton
class Flow {

    /** Short: what is not acknowledged by now comes again anyway, and the relay may have waited for the broker already. */
    private static final Duration PRODUCERS_STOP_WITHIN = Duration.ofMillis(500);

    private final Producer<byte[], byte[]> deadLetters;
    private final Producer<byte[], byte[]> events;
    private final OutboxRelay relay;
    private final PollLoop<Incoming> loop;
    private final Grouper grouper;
    private final PracticeEditor editor;

    Flow(
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @DataSource("flow") javax.sql.DataSource dataSource,
            FeedbackConsumerSettings consumerSettings,
            OutboxSettings outboxSettings,
            Passages passages,
            ClassifyingThreads classifier,
            PracticeFinder finder,
            GrouperSettings grouperSettings,
            MeterRegistry metrics,
            Clock clock) {
        deadLetters = Producers.create(kafka, "stories-service-dead-letters");
        events = Producers.create(kafka, "stories-service-outbox");
        relay = new OutboxRelay(dataSource, events, outboxSettings);
        PracticeEvents telling = new PracticeEvents();
        grouper = new Grouper(
                dataSource, finder, grouperSettings, telling, passages, classifier::isIdle, relay::wake, clock);
        editor = new PracticeEditor(dataSource, finder, telling, relay::wake, clock);
        loop = new PollLoop<>(
                consumerSettings,
                Consumers.create(kafka, consumerSettings),
                deadLetters,
                new ConsumedPartitions(dataSource),
                new FeedbackDecoder(),
                new FeedbackHandler(
                        new StoryWriter(dataSource),
                        new StoryEraser(dataSource),
                        classifier,
                        consumerSettings.charactersAtOnce(),
                        new StoryMetrics(metrics),
                        relay::wake,
                        clock),
                metrics,
                clock);
    }

    @Produces
    @Singleton
    OutboxRelay relay() {
        return relay;
    }

    @Produces
    @Singleton
    PollLoop<Incoming> loop() {
        return loop;
    }

    @Produces
    @Singleton
    Grouper grouper() {
        return grouper;
    }

    @Produces
    @Singleton
    PracticeEditor editor() {
        return editor;
    }

    void start(@Observes StartupEvent started) {
        relay.start();
        loop.start();
        grouper.start();
    }

    /** Nothing new is begun, what is under way is published, then the connections go. */
    void stop(@Observes ShutdownEvent stopping) {
        loop.close();
        grouper.close();
        relay.close();
        events.close(PRODUCERS_STOP_WITHIN);
        deadLetters.close(PRODUCERS_STOP_WITHIN);
    }
}
