package io.throughline.feedback;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.throughline.feedback.commit.sql.CommitSettings;
import io.throughline.feedback.commit.sql.GroupCommit;
import io.throughline.feedback.intake.Given;
import io.throughline.feedback.intake.SubmissionReader;
import io.throughline.feedback.intake.sql.IntakeTable;
import io.throughline.feedback.intake.sql.Partitions;
import io.throughline.feedback.privacy.Masking;
import io.throughline.runtime.kafka.Producers;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.outbox.RelaySettings;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the parts together that are plain Java, starts them, and stops them in order. */
@Singleton
class Wiring {

    private static final Duration PRODUCER_STOPS_WITHIN = Duration.ofMillis(500);

    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    Producer<byte[], byte[]> producer(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        return Producers.create(bootstrapServers, "feedback-service");
    }

    @Produces
    @Singleton
    OutboxRelay relay(
            @DataSource("flow") AgroalDataSource flow, Producer<byte[], byte[]> producer, OutboxSettings settings) {
        return new OutboxRelay(flow, producer, settings);
    }

    @Produces
    @Singleton
    SubmissionReader submissionReader(Clock clock) {
        return new SubmissionReader(new Masking(), clock);
    }

    @Produces
    @Singleton
    GroupCommit<Given> intake(
            @DataSource("flow") AgroalDataSource flow,
            OutboxRelay relay,
            CommitSettings settings,
            MeterRegistry metrics) {
        return new GroupCommit<>("intake", flow, new IntakeTable(), relay, settings, metrics);
    }

    void start(@Observes StartupEvent event, OutboxRelay relay, GroupCommit<Given> intake, Partitions partitions) {
        partitions.makeAhead();
        relay.start();
        intake.start();
    }

    void stop(
            @Observes ShutdownEvent event,
            GroupCommit<Given> intake,
            OutboxRelay relay,
            Producer<byte[], byte[]> producer) {
        intake.close();
        relay.close();
        producer.close(PRODUCER_STOPS_WITHIN);
    }

    /** The relay's settings, under {@code throughline.outbox}. */
    @ConfigMapping(prefix = "throughline.outbox")
    interface OutboxSettings extends RelaySettings {}
}
