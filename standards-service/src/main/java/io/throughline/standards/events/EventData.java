package io.throughline.standards.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.consumer.UnreadableRecordException;
import io.throughline.runtime.events.CloudEventHeaders;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Faults;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the data of events as their contracts say; fields that are not asked for are ignored. */
public final class EventData {

    private EventData() {}

    /** What names a state of an entity. */
    public record Key(UUID organization, UUID id, int revision) {}

    /** @param fields reads them, from the object itself what the reader does not offer */
    public static <T> T read(ConsumerRecord<byte[], byte[]> record, BiFunction<ObjectReader, ObjectNode, T> fields)
            throws UnreadableRecordException {
        if (record.value() == null) {
            throw new UnreadableRecordException("no data");
        }
        Faults faults = new Faults();
        ObjectNode data = object(record.value());
        T read = fields.apply(new ObjectReader(data, "", faults), data);
        if (!faults.isEmpty()) {
            throw new UnreadableRecordException(
                    faults.list().stream().map(EventData::describe).collect(Collectors.joining("; ")));
        }
        return read;
    }

    /** Of an entity that is gone: a record without data names it by its key {@code organization/id} and by its event's id. */
    public static Key gone(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        String event = CloudEventHeaders.read(record.headers(), CloudEventHeaders.ID)
                .orElseThrow(() -> new UnreadableRecordException("no header " + CloudEventHeaders.ID));
        int slash = key.indexOf('/');
        int colon = event.lastIndexOf(':');
        try {
            UUID id = Ids.parse(key.substring(slash + 1));
            int revision = Integer.parseInt(event.substring(colon + 1));
            return new Key(Ids.parse(key.substring(0, Math.max(0, slash))), id, revision);
        } catch (IllegalArgumentException garbled) {
            throw new UnreadableRecordException(
                    "no data, and a key or an event id that names no revision of an entity");
        }
    }

    /** When its publisher recorded what it tells. */
    public static Instant toldAt(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        String time = CloudEventHeaders.read(record.headers(), CloudEventHeaders.TIME)
                .orElseThrow(() -> new UnreadableRecordException("no header " + CloudEventHeaders.TIME));
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeParseException none) {
            throw new UnreadableRecordException("the header " + CloudEventHeaders.TIME + " is no time");
        }
    }

    public static Key key(ObjectReader data) {
        UUID organization = data.require("organization").uuid("organization");
        UUID id = data.require("id").uuid("id");
        Integer revision = data.require("revision").integer("revision", 1, Integer.MAX_VALUE);
        return new Key(organization, id, revision == null ? 0 : revision);
    }

    /** The objects of a list, empty where it is missing. */
    public static List<ObjectReader> objects(ObjectNode data, String field, Faults faults) {
        List<ObjectReader> objects = new ArrayList<>();
        for (JsonNode item : data.path(field)) {
            String pointer = "/" + field + "/" + objects.size();
            if (item instanceof ObjectNode object) {
                objects.add(new ObjectReader(object, pointer, faults));
            } else {
                faults.add(pointer, "type", "must be an object");
                return List.of();
            }
        }
        return objects;
    }

    /** To the millisecond; null where it is missing, which is a fault. */
    public static Instant instant(ObjectReader data, String field) {
        OffsetDateTime time = data.require(field).time(field);
        return time == null ? null : time.toInstant();
    }

    /** Names the place and the kind of fault, nothing of the content. */
    private static String describe(Fault fault) {
        return fault.pointer() + " " + fault.detail();
    }

    private static ObjectNode object(byte[] data) throws UnreadableRecordException {
        try {
            return JsonInput.parseObject(data);
        } catch (MalformedJsonException malformed) {
            throw new UnreadableRecordException(malformed.getMessage());
        }
    }
}
