package io.throughline.runtime.outbox;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** One send, under way or refused at once. */
record Acknowledgement(Future<?> sending, Throwable refusal) {

    static Acknowledgement of(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        try {
            return new Acknowledgement(producer.send(record), null);
        } catch (InterruptException stop) {
            throw stop;
        } catch (KafkaException refusal) {
            return new Acknowledgement(null, refusal);
        }
    }

    boolean refusedAtOnce() throws InterruptedException {
        // a producer without metadata hands its refusal back as a future that has already failed
        return refusal != null || (sending.isDone() && await() != null);
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
