package io.throughline.benchmarks.stage;

import io.throughline.local.kafka.Kafka;
import io.throughline.local.process.StartFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic, looked at from outside. */
public final class Topic {

    /** The feedback that is published. */
    public static final String FEEDBACK = "throughline.feedback.v1";

    static final int PARTITIONS = 12;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Kafka kafka;
    private final String name;

    Topic(Kafka kafka, String name) {
        this.kafka = kafka;
        this.name = name;
    }

    void create() {
        try (Admin admin = kafka.admin()) {
            admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new StartFailure("the topic " + name + " could not be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while a topic was made", e);
        }
    }

    /** How many records were ever sent to it. */
    public long records() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Some of the last records. */
    public List<ConsumerRecord<byte[], byte[]>> last(int count) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.endOffsets(partitions)
                    .forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - count)));
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            long began = System.nanoTime();
            while (records.size() < count && System.nanoTime() - began < PATIENCE.toNanos()) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(name).stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
    }
}
