package io.throughline.standards.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.runtime.consumer.UnreadableRecordException;
import io.throughline.standards.Topics.Sent;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What comes to this service: an event, or a person.
 *
 * @param name for people
 * @param event null of what a person does
 * @param decides null of an event
 */
record Told(String name, Sent event, Act.Decides decides) {

    @Override
    public String toString() {
        return name;
    }

    /** As the poll loop has them decoded, without those that are skipped. */
    static List<Inbound> inbound(List<Sent> events) throws UnreadableRecordException {
        List<Inbound> inbound = new ArrayList<>();
        for (Sent event : events) {
            var record = new ConsumerRecord<>(
                    event.topic(),
                    0,
                    0,
                    event.key().getBytes(UTF_8),
                    event.data() == null ? null : event.data().getBytes(UTF_8));
            record.headers().add("ce_type", event.type().getBytes(UTF_8));
            record.headers().add("ce_id", event.id().getBytes(UTF_8));
            record.headers().add("ce_time", event.told().toString().getBytes(UTF_8));
            new InboundDecoder().decode(record).ifPresent(inbound::add);
        }
        return inbound;
    }
}
