package io.throughline.runtime.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.local.Parts;
import io.throughline.runtime.kafka.Producers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The shared Kafka broker, from the tests' side. */
public final class Broker {

    private static final Admin ADMIN = Parts.shared().kafka().admin();
    private static final Producer<byte[], byte[]> PRODUCER = Producers.create(address(), "tests");

    private Broker() {}

    public static String address() {
        return Parts.shared().kafka().bootstrapServers();
    }

    public static Admin admin() {
        return ADMIN;
    }

    /** For dead letters and for sending; it stays open. */
    public static Producer<byte[], byte[]> producer() {
        return PRODUCER;
    }

    /** Makes a topic that no other test uses. */
    public static String topic(int partitions) throws Exception {
        String name = "test." + UUID.randomUUID();
        make(name, partitions);
        return name;
    }

    public static void make(String name, int partitions) throws Exception {
        ADMIN.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                .all()
                .get(10, TimeUnit.SECONDS);
    }

    /** All in one batch of the producer, as a rule. */
    public static void send(String topic, int partition, String... values) throws Exception {
        List<Future<?>> sending = new ArrayList<>();
        for (String value : values) {
            sending.add(PRODUCER.send(
                    new ProducerRecord<>(topic, partition, "key".getBytes(UTF_8), value.getBytes(UTF_8))));
        }
        for (Future<?> one : sending) {
            one.get(20, TimeUnit.SECONDS);
        }
    }

    public static void send(ProducerRecord<byte[], byte[]> record) throws Exception {
        PRODUCER.send(record).get(20, TimeUnit.SECONDS);
    }

    /** All that a topic holds, partition by partition. */
    public static List<ConsumerRecord<byte[], byte[]>> recordsOf(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            records.sort(Comparator.comparingInt(ConsumerRecord::partition));
            return records;
        }
    }

    public static List<String> valuesOf(String topic) {
        return recordsOf(topic).stream()
                .map(record -> record.value() == null ? null : new String(record.value(), UTF_8))
                .toList();
    }
}
