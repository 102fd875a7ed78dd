package io.throughline.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.local.PartsTestResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics as the service's neighbours use them: publishes feedback, reads what the service publishes. */
public final class Topics {

    public static final String FEEDBACK = "throughline.feedback.v1";
    public static final String STORIES = "throughline.stories.v1";
    public static final String PRACTICES = "throughline.practices.v1";
    public static final String ERASURES = "throughline.erasures.v1";
    public static final String DEAD_LETTERS = "throughline.stories-service.dead-letters.v1";

    private Topics() {}

    public static void publish(FeedbackEvent... events) {
        for (FeedbackEvent event : events) {
            publish(event.key(), event.json().getBytes(UTF_8));
        }
        producer().flush();
    }

    /** Publishes that somebody had it erased. */
    public static void erase(FeedbackEvent event) {
        erase(event, "");
    }

    /** @param more JSON that begins with a comma, or nothing */
    public static void erase(FeedbackEvent event, String more) {
        String data =
                """
                {"organization": "%s", "id": "%s", "revision": 2, "store": "%s", "erasedAt": "2026-11-22T08:00:00Z"%s}
                """.formatted(event.key().split("/")[0], event.id(), event.key().split("/")[1], more);
        publish("io.throughline.feedback-erased.v1", event.key(), data.getBytes(UTF_8));
        producer().flush();
    }

    public static void publish(String key, byte[] data) {
        publish("io.throughline.feedback-accepted.v1", key, data);
    }

    public static void publish(String type, String key, byte[] data) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(FEEDBACK, key.getBytes(UTF_8), data);
        record.headers().add("ce_specversion", "1.0".getBytes(UTF_8));
        record.headers().add("ce_type", type.getBytes(UTF_8));
        producer().send(record);
    }

    private static KafkaProducer<byte[], byte[]> producer;

    private static synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(bootstrap(), new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    /** All that the topic holds now and that meets the condition. */
    public static List<ConsumerRecord<byte[], byte[]>> read(
            String topic, Predicate<ConsumerRecord<byte[], byte[]>> condition) {
        try (var consumer =
                new KafkaConsumer<>(bootstrap(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (condition.test(record)) {
                        found.add(record);
                    }
                });
            }
            return found;
        }
    }

    public static String data(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), UTF_8);
    }

    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static Map<String, Object> bootstrap() {
        return Map.of("bootstrap.servers", PartsTestResource.parts().kafka().bootstrapServers());
    }
}
