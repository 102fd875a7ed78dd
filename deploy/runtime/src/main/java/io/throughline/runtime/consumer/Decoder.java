package io.throughline.runtime.consumer;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns a record's bytes into what a handler works on. */
@FunctionalInterface
public interface Decoder<T> {

    /**
     * @return empty for an event type that this consumer does not know: it is skipped and counted
     * @throws UnreadableRecordException for bytes that are not what their type promises
     */
    Optional<T> decode(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException;
}
