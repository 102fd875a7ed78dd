package io.throughline.runtime.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The {@code ce_} headers of the Kafka protocol binding for CloudEvents 1.0, binary mode. */
public final class CloudEventHeaders {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";

    private CloudEventHeaders() {}

    public static void write(Headers headers, Event event, String source) {
        put(headers, "ce_specversion", "1.0");
        put(headers, ID, event.id());
        put(headers, TYPE, event.type());
        put(headers, SOURCE, source);
        put(headers, TIME, event.time().toString());
        put(headers, "ce_organization", event.organization().toString());
        put(headers, "content-type", "application/json");
    }

    /** The header's value, empty where it is missing. */
    public static Optional<String> read(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
