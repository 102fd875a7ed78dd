package io.throughline.standards.erasure.kafka;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.consumer.Decoder;
import io.throughline.runtime.consumer.UnreadableRecordException;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.standards.erasure.Erasure;
import io.throughline.standards.events.EventData;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads {@code feedback-erased}, version 1, by feedback-service's contract. */
public final class FeedbackErasedDecoder implements Decoder<Erasure> {

    public static final String TYPE = "io.throughline.feedback-erased.v1";

    @Override
    public Optional<Erasure> decode(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        return Optional.of(EventData.read(record, FeedbackErasedDecoder::erasure));
    }

    private static Erasure erasure(ObjectReader data, ObjectNode object) {
        EventData.Key key = EventData.key(data);
        return new Erasure(
                key.organization(), key.id(), key.revision(), EventData.instant(data, "erasedAt"), !data.has("reason"));
    }
}
