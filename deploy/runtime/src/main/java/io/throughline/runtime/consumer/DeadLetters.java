package io.throughline.runtime.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Keeps records that could not be handled: their original bytes and headers, and headers that say where from and why. */
final class DeadLetters {

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final String group;
    private final Clock clock;

    DeadLetters(Producer<byte[], byte[]> producer, String topic, String group, Clock clock) {
        this.producer = producer;
        this.topic = topic;
        this.group = group;
        this.clock = clock;
    }

    enum Stage {
        UNREADABLE,
        UNPROCESSABLE
    }

    /** Returns once the broker has acknowledged: only then may the record's offset be passed. */
    void keep(ConsumerRecord<byte[], byte[]> record, Stage stage, String reason) throws InterruptedException {
        Headers headers = new RecordHeaders(record.headers().toArray());
        put(headers, "dead_letter_group", group);
        put(headers, "dead_letter_topic", record.topic());
        put(headers, "dead_letter_partition", Integer.toString(record.partition()));
        put(headers, "dead_letter_offset", Long.toString(record.offset()));
        put(headers, "dead_letter_stage", stage.name().toLowerCase(Locale.ROOT));
        put(headers, "dead_letter_reason", reason);
        put(headers, "dead_letter_time", clock.instant().toString());
        try {
            producer.send(new ProducerRecord<>(topic, null, record.key(), record.value(), headers))
                    .get();
        } catch (ExecutionException failed) {
            throw new NotKeptException(topic, failed.getCause());
        } catch (KafkaException failed) {
            throw new NotKeptException(topic, failed);
        }
    }

    /** The broker did not take the dead letter; the record stays where it is. */
    private static final class NotKeptException extends RetriableException {

        private static final long serialVersionUID = 1;

        NotKeptException(String topic, Throwable cause) {
            super("not acknowledged by " + topic, cause);
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
