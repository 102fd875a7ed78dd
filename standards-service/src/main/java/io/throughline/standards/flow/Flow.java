package io.throughline.standards.flow;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.throughline.runtime.consumer.ConsumedPartitions;
import io.throughline.runtime.consumer.Consumers;
import io.throughline.runtime.consumer.PollLoop;
import io.throughline.runtime.consumer.PollLoopSettings;
import io.throughline.runtime.kafka.Producers;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.outbox.RelaySettings;
import io.throughline.standards.voice.sql.VoiceSettings;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Practices, stores, erasures and what employees suggest and need flow in, standards flow out: makes the two background workers, starts
 * them, and stops them in order.
 */
@Singleton
class Flow {

    /** Short: what is not acknowledged by now comes again anyway, and the relay may have waited for the broker already. */
    private static final Duration PRODUCERS_STOP_WITHIN = Duration.ofMillis(500);

    private final Producer<byte[], byte[]> deadLetters;
    private final Producer<byte[], byte[]> events;
    private final OutboxRelay relay;
    private final PollLoop<Inbound> loop;

    Flow(
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @DataSource("flow") javax.sql.DataSource dataSource,
            InboundSettings inbound,
            OutboxSettings outbox,
            VoiceSettings voice,
            MeterRegistry metrics) {
        deadLetters = Producers.create(kafka, "standards-service-dead-letters");
        events = Producers.create(kafka, "standards-service-outbox");
        relay = new OutboxRelay(dataSource, events, outbox);
        loop = new PollLoop<>(
                inbound,
                Consumers.create(kafka, inbound),
                deadLetters,
                new ConsumedPartitions(dataSource),
                new InboundDecoder(),
                new InboundHandler(dataSource, relay::wake, clock(), voice.times()),
                metrics,
                clock());
    }

    /** How other services' events are read. */
    @ConfigMapping(prefix = "throughline.consumer.inbound")
    interface InboundSettings extends PollLoopSettings {}

    /** How standards' events are published. */
    @ConfigMapping(prefix = "throughline.outbox")
    interface OutboxSettings extends RelaySettings {}

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    OutboxRelay relay() {
        return relay;
    }

    @Produces
    @Singleton
    PollLoop<Inbound> loop() {
        return loop;
    }

    void start(@Observes StartupEvent started) {
        relay.start();
        loop.start();
    }

    /** Nothing new is begun, what is under way is published, then the connections go. */
    void stop(@Observes ShutdownEvent stopping) {
        loop.close();
        relay.close();
        events.close(PRODUCERS_STOP_WITHIN);
        deadLetters.close(PRODUCERS_STOP_WITHIN);
    }
}
