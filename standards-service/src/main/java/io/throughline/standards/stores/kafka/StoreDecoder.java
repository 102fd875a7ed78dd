package io.throughline.standards.stores.kafka;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.consumer.Decoder;
import io.throughline.runtime.consumer.UnreadableRecordException;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.standards.events.EventData;
import io.throughline.standards.stores.Store;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads {@code store}, version 1, by feedback-service's contract. */
public final class StoreDecoder implements Decoder<Store> {

    public static final String TYPE = "io.throughline.store.v1";

    private static final int ANY = Integer.MAX_VALUE;

    @Override
    public Optional<Store> decode(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        if (record.value() == null) {
            EventData.Key gone = EventData.gone(record);
            return Optional.of(Store.deleted(gone.organization(), gone.id(), gone.revision()));
        }
        return Optional.of(EventData.read(record, StoreDecoder::store));
    }

    private static Store store(ObjectReader data, ObjectNode object) {
        EventData.Key key = EventData.key(data);
        return new Store(
                key.organization(),
                key.id(),
                key.revision(),
                false,
                data.require("code").text("code", ANY),
                data.require("name").text("name", ANY),
                data.text("region", ANY),
                data.text("format", ANY),
                data.require("timeZone").text("timeZone", ANY));
    }
}
