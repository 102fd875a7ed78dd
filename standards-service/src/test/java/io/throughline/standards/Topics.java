package io.throughline.standards;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.local.PartsTestResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics as the service's neighbours use them: publishes what they publish, reads what the service publishes. */
public final class Topics {

    public static final String FEEDBACK = "throughline.feedback.v1";
    public static final String STORES = "throughline.stores.v1";
    public static final String PRACTICES = "throughline.practices.v1";
    public static final String STANDARDS = "throughline.standards.v1";
    public static final String ERASURES = "throughline.erasures.v1";
    public static final String DEAD_LETTERS = "throughline.standards-service.dead-letters.v1";

    private Topics() {}

    /** An event as a neighbour sends it; without data its entity is gone. */
    public record Sent(String topic, String type, String key, String id, Instant told, String data) {

        public Sent(String topic, String type, String key, String id, String data) {
            this(topic, type, key, id, TOLD, data);
        }
    }

    private static final Instant TOLD = Instant.parse("2026-11-01T08:00:00Z");

    public static Sent practice(PracticeEvent event) {
        return new Sent(PRACTICES, "io.throughline.practice.v1", event.key(), event.eventId(), event.json());
    }

    public static Sent practiceDeleted(PracticeEvent event) {
        return new Sent(PRACTICES, "io.throughline.practice.v1", event.key(), event.eventId(), null);
    }

    /** @param ever JSON of what holds of it, without braces: code, name, time zone … */
    public static Sent store(UUID organization, UUID id, int revision, String ever) {
        return store(organization, id, revision, TOLD, "{" + ever + "}");
    }

    /** @param periods JSON of what held of it from which day on */
    public static Sent store(UUID organization, UUID id, int revision, Instant told, String... periods) {
        String data = "{\"organization\": \"%s\", \"id\": \"%s\", \"revision\": %d, \"history\": [%s]}"
                .formatted(organization, id, revision, String.join(", ", periods));
        return new Sent(STORES, "io.throughline.store.v1", organization + "/" + id, id + ":" + revision, told, data);
    }

    /** Somebody has had it erased. */
    public static Sent erased(UUID organization, UUID feedback) {
        return erased(organization, feedback, "");
    }

    /** @param more JSON that begins with a comma, or nothing */
    public static Sent erased(UUID organization, UUID feedback, String more) {
        String data = """
                {"organization": "%s", "id": "%s", "revision": 2, "store": "S012", "erasedAt": "2026-11-22T08:00:00Z"%s}""".formatted(organization, feedback, more);
        return new Sent(FEEDBACK, "io.throughline.feedback-erased.v1", organization + "/S012", feedback + ":2", data);
    }

    public static void publish(Sent... events) {
        for (Sent event : events) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    event.topic(),
                    event.key().getBytes(UTF_8),
                    event.data() == null ? null : event.data().getBytes(UTF_8));
            record.headers().add("ce_specversion", "1.0".getBytes(UTF_8));
            record.headers().add("ce_type", event.type().getBytes(UTF_8));
            record.headers().add("ce_id", event.id().getBytes(UTF_8));
            record.headers().add("ce_time", event.told().toString().getBytes(UTF_8));
            producer().send(record);
        }
        producer().flush();
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

    public static List<ConsumerRecord<byte[], byte[]>> withKey(String topic, String key) {
        return read(topic, record -> key.equals(new String(record.key(), UTF_8)));
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
