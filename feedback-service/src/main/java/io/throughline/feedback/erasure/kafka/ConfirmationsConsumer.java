package io.throughline.feedback.erasure.kafka;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.config.ConfigMapping;
import io.throughline.feedback.erasure.sql.ConfirmationTable;
import io.throughline.feedback.erasure.sql.ConfirmationTable.Confirmation;
import io.throughline.runtime.consumer.ConsumedPartitions;
import io.throughline.runtime.consumer.Consumers;
import io.throughline.runtime.consumer.PollLoop;
import io.throughline.runtime.consumer.PollLoopSettings;
import io.throughline.runtime.consumer.PollLoopState.Phase;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads what the other services confirm. Collecting depends on none of this: it is begun after the start, by a thread in the background;
 * its state is told and never makes the service unready; and a loop that has died is begun anew instead of the service.
 */
@Singleton
class ConfirmationsConsumer {

    private static final Logger LOG = Logger.getLogger(ConfirmationsConsumer.class);

    private final String kafka;
    private final AgroalDataSource flow;
    private final Producer<byte[], byte[]> deadLetters;
    private final Settings settings;
    private final MeterRegistry metrics;
    private final Clock clock;

    private PollLoop<Confirmation> loop;
    private boolean stopping;

    ConfirmationsConsumer(
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @DataSource("flow") AgroalDataSource flow,
            Producer<byte[], byte[]> deadLetters,
            Settings settings,
            MeterRegistry metrics,
            Clock clock) {
        this.kafka = kafka;
        this.flow = flow;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** How confirmations are read. */
    @ConfigMapping(prefix = "throughline.consumer.erasures")
    interface Settings extends PollLoopSettings {}

    @Scheduled(every = "5s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    synchronized void keepReading() {
        if (stopping || (loop != null && loop.state().phase() != Phase.DEAD)) {
            return;
        }
        if (loop != null) {
            loop.close();
        }
        try {
            loop = new PollLoop<>(
                    settings,
                    Consumers.create(kafka, settings),
                    deadLetters,
                    new ConsumedPartitions(flow),
                    new ConfirmationDecoder(),
                    this::confirm,
                    metrics,
                    clock);
            loop.start();
        } catch (KafkaException away) {
            loop = null;
            LOG.warnf(
                    "Confirmations of erasures cannot be read yet: %s",
                    away.getClass().getSimpleName());
        }
    }

    /** For people. */
    synchronized String state() {
        if (loop == null) {
            return "not begun";
        }
        return loop.isLive() ? loop.state().describe() : "hangs";
    }

    /** Before the producer and the connections go. */
    synchronized void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping = true;
        if (loop != null) {
            loop.close();
        }
    }

    private void confirm(List<Confirmation> batch) throws SQLException {
        List<UUID> organizations =
                batch.stream().map(Confirmation::organization).distinct().toList();
        new OrganizationTransaction(flow).call(organizations, connection -> {
            ConfirmationTable.confirm(connection, batch, clock.instant());
            return null;
        });
    }
}
