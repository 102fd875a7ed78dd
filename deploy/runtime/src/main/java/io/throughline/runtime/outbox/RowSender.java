package io.throughline.runtime.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.runtime.events.CloudEventHeaders;
import io.throughline.runtime.outbox.PendingRows.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
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
     * @param done rows of which nothing is left to send
     * @param refused of these rows, the events that are never taken, whatever is tried
     * @param failure why not all others are done with, else null
     */
    record Sent(List<Row> done, List<Refused> refused, Throwable failure) {}

    record Refused(Row row, List<EventLine> events, Throwable why) {}

    private record Place(String topic, String key) {}

    /** Returns when nothing is under way any more. */
    Sent send(List<Row> rows) throws InterruptedException {
        List<Acknowledgement> underWay = new ArrayList<>();
        sendAll(rows, underWay);
        producer.flush();
        return judge(rows, underWay.iterator());
    }

    private void sendAll(List<Row> rows, List<Acknowledgement> underWay) throws InterruptedException {
        for (Row row : rows) {
            for (EventLine event : row.events()) {
                Acknowledgement acknowledgement = Acknowledgement.of(producer, record(row, event));
                underWay.add(acknowledgement);
                if (acknowledgement.endsTheRound()) {
                    return; // the broker's metadata cannot be had: the rest would wait in vain, one after the other
                }
            }
        }
    }

    /**
     * A row is done with once all of it is acknowledged, unless an event before it with the same key failed: then it is sent
     * again, after that one, or the older would be the last that the topic remembers. An event that is refused for itself holds
     * nothing up: it is never sent again.
     */
    private static Sent judge(List<Row> rows, Iterator<Acknowledgement> sent) throws InterruptedException {
        List<Row> done = new ArrayList<>(rows.size());
        List<Refused> refused = new ArrayList<>();
        Set<Place> failed = new HashSet<>();
        Throwable failure = null;
        for (Row row : rows) {
            List<EventLine> refusedOfRow = new ArrayList<>();
            Throwable refusal = null;
            boolean complete = true;
            for (EventLine event : row.events()) {
                if (!sent.hasNext()) {
                    return new Sent(done, refused, failure);
                }
                Throwable why = sent.next().await();
                if (why != null && Acknowledgement.concernsTheRecord(why)) {
                    refusedOfRow.add(event);
                    refusal = why;
                } else if (why != null) {
                    failure = why;
                    failed.add(new Place(event.topic(), event.key()));
                    complete = false;
                } else if (!failed.isEmpty() && failed.contains(new Place(event.topic(), event.key()))) {
                    complete = false;
                }
            }
            if (complete && refusedOfRow.isEmpty()) {
                done.add(row);
            } else if (complete) {
                refused.add(new Refused(row, refusedOfRow, refusal));
            }
        }
        return new Sent(done, refused, failure);
    }

    private ProducerRecord<byte[], byte[]> record(Row row, EventLine event) {
        byte[] data = event.data() == null ? null : event.data().getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(event.topic(), event.key().getBytes(UTF_8), data);
        CloudEventHeaders.write(
                record.headers(),
                event.id(),
                event.type(),
                source,
                event.time(),
                row.organization().toString());
        return record;
    }
}
