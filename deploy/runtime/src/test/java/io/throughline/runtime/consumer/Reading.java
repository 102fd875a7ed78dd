package io.throughline.runtime.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.throughline.runtime.parts.Broker;
import io.throughline.runtime.parts.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A topic of two partitions, a group that reads it, and a handler that writes what it reads to a table. */
final class Reading implements AutoCloseable {

    final String topic;
    final Settings settings;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final AdjustableClock clock = new AdjustableClock();

    private final DataSource dataSource;
    private final List<PollLoop<?>> loops = new ArrayList<>();

    Reading(DataSource dataSource) throws Exception {
        this.dataSource = dataSource;
        this.topic = Broker.topic(2);
        this.settings = new Settings("group-" + UUID.randomUUID(), topic);
        Broker.make(settings.deadLetterTopic(), 1);
    }

    static final class AdjustableClock extends Clock {

        volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    record Settings(String group, String topic) implements PollLoopSettings {

        @Override
        public List<String> topics() {
            return List.of(topic);
        }

        @Override
        public int batch() {
            return 100;
        }

        @Override
        public int attempts() {
            return 3;
        }

        @Override
        public Duration backoff() {
            return Duration.ofMillis(50);
        }

        @Override
        public Duration longestBackoff() {
            return Duration.ofMillis(200);
        }

        @Override
        public Duration liveness() {
            return Duration.ofMinutes(1);
        }
    }

    /** {@code unreadable} and {@code bug} break it, {@code unknown} is not for this consumer. */
    static Optional<String> decode(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        String value = new String(record.value(), UTF_8);
        if (value.equals("unreadable")) {
            throw new UnreadableRecordException("not what it promises");
        }
        if (value.equals("bug")) {
            throw new IllegalStateException("the decoder is wrong about " + value);
        }
        return value.equals("unknown") ? Optional.empty() : Optional.of(value);
    }

    /** Fails with SQLSTATE 23514 where {@code poison} is in the batch. */
    void write(List<String> items) throws Exception {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("insert into handled select ?, unnest(?::text[])")) {
            statement.setString(1, settings.group());
            statement.setArray(2, connection.createArrayOf("text", items.toArray()));
            statement.executeUpdate();
        }
    }

    PollLoop<String> start() {
        return start(this::write);
    }

    PollLoop<String> start(BatchHandler<String> handler) {
        PollLoop<String> loop = loop(handler);
        loop.start();
        return loop;
    }

    PollLoop<String> loop(BatchHandler<String> handler) {
        PollLoop<String> loop = new PollLoop<>(
                settings,
                Consumers.create(Broker.address(), settings),
                Broker.producer(),
                new ConsumedPartitions(dataSource),
                Reading::decode,
                handler,
                metrics,
                clock);
        loops.add(loop);
        return loop;
    }

    List<String> handled() {
        return Database.query(
                "select item from handled where consumer_group = '" + settings.group() + "' order by item");
    }

    double counted(String outcome) {
        return metrics.get("throughline.consumer.records")
                .tag("group", settings.group())
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    Map<TopicPartition, OffsetAndMetadata> committed() throws Exception {
        return Broker.admin()
                .listConsumerGroupOffsets(settings.group())
                .partitionsToOffsetAndMetadata()
                .get(10, TimeUnit.SECONDS);
    }

    long committed(int partition) throws Exception {
        OffsetAndMetadata offset = committed().get(new TopicPartition(topic, partition));
        return offset == null ? -1 : offset.offset();
    }

    @Override
    public void close() {
        loops.forEach(PollLoop::close);
    }
}
