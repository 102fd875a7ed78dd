package io.throughline.runtime.outbox;

import io.throughline.runtime.events.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An event as a row of the outbox holds it: a line whose fields are parted by tabs. Topic, id, type, time, key and, unless it is a
 * tombstone, data, which is JSON on one line.
 *
 * @param time as ISO 8601 writes an instant
 * @param data null says that the key's entity is gone
 */
public record EventLine(String topic, String id, String type, String time, String key, String data) {

    private static final char FIELD = '\t';
    private static final char END = '\n';
    private static final int BEFORE_DATA = 5;

    public static EventLine of(Event event) {
        return new EventLine(
                event.topic(), event.id(), event.type(), event.time().toString(), event.key(), event.data());
    }

    /** @throws IllegalArgumentException for an event that does not fit on a line */
    public String text() {
        StringBuilder text = new StringBuilder(200 + (data == null ? 0 : data.length()));
        text.append(field(topic)).append(FIELD).append(field(id)).append(FIELD).append(field(type));
        text.append(FIELD).append(field(time)).append(FIELD).append(field(key));
        if (data != null) {
            if (data.indexOf(END) >= 0) {
                throw new IllegalArgumentException("The data of event " + id + " are not on one line");
            }
            text.append(FIELD).append(data);
        }
        return text.toString();
    }

    static String write(List<EventLine> lines) {
        return lines.stream().map(EventLine::text).collect(Collectors.joining(String.valueOf(END)));
    }

    static List<EventLine> read(String lines) {
        List<EventLine> read = new ArrayList<>();
        for (int begin = 0; begin < lines.length(); ) {
            int end = lines.indexOf(END, begin);
            end = end < 0 ? lines.length() : end;
            read.add(line(lines, begin, end));
            begin = end + 1;
        }
        return read;
    }

    private static EventLine line(String lines, int begin, int end) {
        String[] fields = new String[BEFORE_DATA + 1];
        int from = begin;
        int number = 0;
        while (number < BEFORE_DATA && from <= end) {
            int tab = lines.indexOf(FIELD, from);
            int to = tab < 0 || tab > end ? end : tab;
            fields[number++] = lines.substring(from, to);
            from = to + 1;
        }
        if (number < BEFORE_DATA) {
            throw new IllegalArgumentException("A line of the outbox has " + number + " fields");
        }
        String data = from <= end ? lines.substring(from, end) : null;
        return new EventLine(fields[0], fields[1], fields[2], fields[3], fields[4], data);
    }

    private static String field(String value) {
        if (value.indexOf(FIELD) >= 0 || value.indexOf(END) >= 0) {
            throw new IllegalArgumentException("A field of an event has a tab or a line break: " + value);
        }
        return value;
    }
}
