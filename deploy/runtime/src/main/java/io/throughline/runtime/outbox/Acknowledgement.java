package io.throughline.runtime.outbox;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** One send, under way or refused at once. */
record Acknowledgement(Future<?> sending, Throwable refusal) {

    /** What a producer or a broker says of one record, however well both are: trying again changes nothing. */
    private static final List<Class<? extends KafkaException>> OF_THE_RECORD = List.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            SerializationException.class,
            InvalidRecordException.class,
            InvalidTimestampException.class,
            InvalidTopicException.class);

    static Acknowledgement of(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        try {
            return new Acknowledgement(producer.send(record), null);
        } catch (InterruptException stop) {
            throw stop;
        } catch (KafkaException refusal) {
            return new Acknowledgement(null, refusal);
        }
    }

    /** Whether others would be refused as this one was. */
    boolean endsTheRound() throws InterruptedException {
        // a producer without metadata hands its refusal back as a future that has already failed
        Throwable why = refusal != null || sending.isDone() ? await() : null;
        return why != null && !concernsTheRecord(why);
    }

    /** Whether the failure is this one record's, and says nothing about others. */
    static boolean concernsTheRecord(Throwable failure) {
        return OF_THE_RECORD.stream().anyMatch(type -> type.isInstance(failure));
    }

    /** @return null once the broker has acknowledged, else why it did not */
    Throwable await() throws InterruptedException {
        if (refusal != null) {
            return refusal;
        }
        try {
            sending.get();
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause();
        }
    }
}
