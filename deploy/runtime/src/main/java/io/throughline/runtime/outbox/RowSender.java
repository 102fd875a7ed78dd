package io.throughline.runtime.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.runtime.events.CloudEventHeaders;
import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.PendingRows.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends rows in their order, and says which of them are done with. */
final class RowSender {

    private final Producer<byte[], byte[]> producer;
    private final String source;

    RowSender(Producer<byte[], byte[]> producer, String source) {
        this.producer = producer;
        this.source = source;
    }

    /**
     * @param refused rows that are never taken, whatever is tried
     * @param failure why not all others are done with, else null
     */
    record Sent(List<Long> done, List<Refused> refused, Throwable failure) {}

    record Refused(Row row, Throwable why) {}

    private record Place(String topic, String key) {}

    /** Returns when nothing is under way any more. */
    Sent send(List<Row> rows) throws InterruptedException {
        List<Acknowledgement> underWay = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Acknowledgement acknowledgement = Acknowledgement.of(producer, record(row.event()));
            underWay.add(acknowledgement);
            if (acknowledgement.endsTheRound()) {
                break; // the broker's metadata cannot be had: the rest would wait in vain, one after the other
            }
        }
        producer.flush();
        return judge(rows, underWay);
    }

    /**
     * A row is done with once it is acknowledged, unless one before it with the same key failed: then it is sent again,
     * after that one, or the older would be the last that the topic remembers. A row that is refused for itself holds
     * nothing up: it is never sent again.
     */
    private static Sent judge(List<Row> rows, List<Acknowledgement> underWay) throws InterruptedException {
        List<Long> done = new ArrayList<>(underWay.size());
        List<Refused> refused = new ArrayList<>();
        Set<Place> failed = new HashSet<>();
        Throwable failure = null;
        for (int i = 0; i < underWay.size(); i++) {
            Event event = rows.get(i).event();
            Place place = new Place(event.topic(), event.key());
            Throwable why = underWay.get(i).await();
            if (why != null && Acknowledgement.concernsTheRecord(why)) {
                refused.add(new Refused(rows.get(i), why));
            } else if (why != null) {
                failure = why;
                failed.add(place);
            } else if (!failed.contains(place)) {
                done.add(rows.get(i).id());
            }
        }
        return new Sent(done, refused, failure);
    }

    private ProducerRecord<byte[], byte[]> record(Event event) {
        byte[] data = event.data() == null ? null : event.data().getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(event.topic(), event.key().getBytes(UTF_8), data);
        CloudEventHeaders.write(record.headers(), event, source);
        return record;
    }
}
