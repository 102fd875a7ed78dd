package io.throughline.standards.stores.kafka;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.consumer.Decoder;
import io.throughline.runtime.consumer.UnreadableRecordException;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.standards.events.EventData;
import io.throughline.standards.stores.Store;
import io.throughline.standards.stores.Store.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads {@code store}, version 1, by feedback-service's contract. */
public final class StoreDecoder implements Decoder<Store> {

    public static final String TYPE = "io.throughline.store.v1";

    private static final int ANY = Integer.MAX_VALUE;

    @Override
    public Optional<Store> decode(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        Instant recordedAt = EventData.toldAt(record);
        if (record.value() == null) {
            EventData.Key gone = EventData.gone(record);
            return Optional.of(Store.deleted(gone.organization(), gone.id(), gone.revision(), recordedAt));
        }
        return Optional.of(EventData.read(record, (data, object) -> store(data, object, recordedAt)));
    }

    private static Store store(ObjectReader data, ObjectNode object, Instant recordedAt) {
        EventData.Key key = EventData.key(data);
        data.require("history");
        List<Period> history = EventData.objects(object, "history", data.faults()).stream()
                .map(StoreDecoder::period)
                .toList();
        return new Store(key.organization(), key.id(), key.revision(), recordedAt, history);
    }

    private static Period period(ObjectReader entry) {
        return new Period(
                entry.date("from"),
                entry.require("code").text("code", ANY),
                entry.require("name").text("name", ANY),
                entry.text("region", ANY),
                entry.text("format", ANY),
                entry.require("timeZone").text("timeZone", ANY));
    }
}
