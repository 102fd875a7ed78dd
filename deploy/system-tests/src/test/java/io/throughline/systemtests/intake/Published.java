package io.throughline.systemtests.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The ids of all feedback on the topic, from its beginning. */
final class Published implements AutoCloseable {

    private static final String TOPIC = "throughline.feedback.v1";
    private static final int ID = 36;

    private final Set<UUID> ids = new HashSet<>();
    private final KafkaConsumer<byte[], byte[]> consumer;

    Published(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What is on it now, or was half a second ago. */
    synchronized Set<UUID> ids() {
        for (var records = consumer.poll(Duration.ofMillis(500));
                !records.isEmpty();
                records = consumer.poll(Duration.ofMillis(200))) {
            records.forEach(record -> ids.add(id(record)));
        }
        return Set.copyOf(ids);
    }

    /** An event's id begins with its entity's. */
    private static UUID id(ConsumerRecord<byte[], byte[]> record) {
        String id = new String(record.headers().lastHeader("ce_id").value(), UTF_8);
        return UUID.fromString(id.substring(0, ID));
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
