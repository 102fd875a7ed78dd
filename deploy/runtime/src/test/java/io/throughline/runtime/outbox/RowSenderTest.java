package io.throughline.runtime.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.runtime.events.CloudEventHeaders;
import io.throughline.runtime.outbox.PendingRows.Row;
import io.throughline.runtime.outbox.RowSender.Refused;
import io.throughline.runtime.outbox.RowSender.Sent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RowSenderTest {

    static final UUID ORGANIZATION = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");

    /** Acknowledges at the flush, but for records whose data say {@code fails}, {@code too large} or {@code at once}. */
    static final class Unreliable extends MockProducer<byte[], byte[]> {

        Unreliable() {
            super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            if (data(record).equals("at once")) {
                throw new SerializationException("cannot be written");
            }
            return super.send(record, callback);
        }

        @Override
        public synchronized void flush() {
            for (ProducerRecord<byte[], byte[]> record : history()) {
                RuntimeException failure = FAILURES.get(data(record));
                if (failure == null) {
                    completeNext();
                } else {
                    errorNext(failure);
                }
            }
        }

        private static String data(ProducerRecord<byte[], byte[]> record) {
            return new String(record.value(), UTF_8);
        }
    }

    static final Map<String, RuntimeException> FAILURES =
            Map.of("fails", new TimeoutException("not acknowledged"), "too large", new RecordTooLargeException());

    final Unreliable producer = new Unreliable();
    final RowSender sender = new RowSender(producer, "/tests");

    @Test
    void allAreDoneWithWhenAllAreAcknowledged() throws Exception {
        Sent sent = sender.send(List.of(row(1, "a", "1"), row(2, "b", "2")));
        assertThat(sent.done()).extracting(Row::id).containsExactly(1L, 2L);
        assertThat(sent.refused()).isEmpty();
        assertThat(sent.failure()).isNull();
    }

    @Test
    void aNewerOneIsSentAgainAfterAnOlderOfItsKeyThatFailed() throws Exception {
        Sent sent = sender.send(
                List.of(row(1, "a", "1"), row(2, "a", "fails"), row(3, "b", "3"), row(4, "a", "4"), row(5, "b", "5")));
        assertThat(producer.history()).hasSize(5);
        assertThat(sent.done()).extracting(Row::id).containsExactly(1L, 3L, 5L);
        assertThat(sent.failure()).isInstanceOf(TimeoutException.class);
    }

    @Test
    void aRefusalEndsTheRoundAtOnce() throws Exception {
        producer.sendException = new TimeoutException("no metadata");
        Sent sent = sender.send(List.of(row(1, "a", "1"), row(2, "b", "2")));
        assertThat(sent.done()).isEmpty();
        assertThat(sent.failure()).isInstanceOf(TimeoutException.class);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void whatIsRefusedForItselfHoldsNothingUpNotEvenItsKey() throws Exception {
        Sent sent = sender.send(List.of(
                row(1, "a", "1"),
                row(2, "a", "too large"),
                row(3, "a", "3"),
                row(4, "b", "at once"),
                row(5, "b", "5"),
                row(6, "c", "6")));
        assertThat(sent.done()).extracting(Row::id).containsExactly(1L, 3L, 5L, 6L);
        assertThat(sent.refused()).extracting(refused -> refused.row().id()).containsExactly(2L, 4L);
        assertThat(sent.refused())
                .extracting(Refused::why)
                .hasExactlyElementsOfTypes(RecordTooLargeException.class, SerializationException.class);
        assertThat(sent.failure()).isNull();
    }

    @Test
    void aRowIsDoneWithWhenAllOfItIs() throws Exception {
        Sent sent = sender.send(List.of(
                row(1, event(1, "a", "1"), event(2, "b", "fails"), event(3, "c", "3")),
                row(2, event(4, "c", "4"), event(5, "d", "5")),
                row(3, event(6, "e", "6"), event(7, "b", "7"))));
        assertThat(producer.history()).hasSize(7);
        assertThat(sent.done()).extracting(Row::id).containsExactly(2L);
        assertThat(sent.failure()).isInstanceOf(TimeoutException.class);
    }

    @Test
    void whatIsRefusedOfARowIsToldOnceTheRestOfItIsDone() throws Exception {
        EventLine large = event(2, "b", "too large");
        Sent sent = sender.send(List.of(
                row(1, event(1, "a", "1"), large, event(3, "c", "3")),
                row(2, event(4, "d", "too large"), event(5, "e", "fails"))));
        assertThat(sent.done()).isEmpty();
        assertThat(sent.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.row().id()).isEqualTo(1);
            assertThat(refused.events()).containsExactly(large);
        });
    }

    @Test
    void recordsFollowTheKafkaBindingOfCloudEvents() throws Exception {
        sender.send(List.of(row(1, "a", "{}")));
        ProducerRecord<byte[], byte[]> record = producer.history().get(0);
        assertThat(record.topic()).isEqualTo("topic");
        assertThat(record.key()).isEqualTo("a".getBytes(UTF_8));
        assertThat(record.value()).isEqualTo("{}".getBytes(UTF_8));
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_id")).isEqualTo("1:1");
        assertThat(header(record, "ce_type")).isEqualTo("io.throughline.tested.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/tests");
        assertThat(header(record, "ce_time")).isEqualTo("2026-11-21T09:15:30.250Z");
        assertThat(header(record, "ce_organization")).isEqualTo(ORGANIZATION.toString());
        assertThat(header(record, "content-type")).isEqualTo("application/json");
    }

    private static String header(ProducerRecord<?, ?> record, String name) {
        return CloudEventHeaders.read(record.headers(), name).orElseThrow();
    }

    private static Row row(long id, String key, String data) {
        return row(id, event(id, key, data));
    }

    private static Row row(long id, EventLine... events) {
        List<EventLine> all = List.of(events);
        return new Row(id, ORGANIZATION, EventLine.write(all), all);
    }

    private static EventLine event(long number, String key, String data) {
        return new EventLine("topic", number + ":1", "io.throughline.tested.v1", "2026-11-21T09:15:30.250Z", key, data);
    }
}
