package io.throughline.runtime.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An event to be published: CloudEvents 1.0 in Kafka's binary mode, the data as JSON.
 *
 * @param organization whose it is
 * @param topic the topic's full name
 * @param key the record's key, {@code organization/…}
 * @param id unique for the source: the entity's id and revision, so that a repetition is recognised
 * @param type the event's type, reverse-DNS
 * @param time when what it tells happened
 * @param data JSON; null says that the key's entity is gone (compacted topics)
 */
public record Event(UUID organization, String topic, String key, String id, String type, Instant time, String data) {

    /** The id of an event about a revision of an entity. */
    public static String id(UUID entity, long revision) {
        return entity + ":" + revision;
    }

    /** The entity whose revision an event with such an id tells of. */
    public static String entity(String id) {
        return id.substring(0, id.lastIndexOf(':'));
    }
}
