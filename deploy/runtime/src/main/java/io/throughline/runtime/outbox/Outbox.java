package io.throughline.runtime.outbox;

import io.throughline.runtime.events.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Writes events into the table {@code outbox} within the transaction of the change that they tell. */
public final class Outbox {

    private static final String APPEND = """
            insert into outbox (organization, topic, key, event_id, event_type, event_time, data)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
            """;

    private Outbox() {}

    public static void append(Connection connection, List<Event> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            bind(connection, statement, 1, events);
            statement.executeUpdate();
        }
    }

    /** Takes back what is not relayed yet. Who appended it must have committed, or be this transaction. */
    public static void withdraw(Connection connection, UUID organization, Collection<String> eventIds)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from outbox where organization = ? and event_id = any (?)")) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("text", eventIds.toArray()));
            statement.executeUpdate();
        }
    }

    /** Binds the events as seven arrays from the index on: organization, topic, key, id, type, time, data. */
    public static void bind(Connection connection, PreparedStatement statement, int index, List<Event> events)
            throws SQLException {
        statement.setArray(index, connection.createArrayOf("uuid", column(events, Event::organization)));
        statement.setArray(index + 1, connection.createArrayOf("text", column(events, Event::topic)));
        statement.setArray(index + 2, connection.createArrayOf("text", column(events, Event::key)));
        statement.setArray(index + 3, connection.createArrayOf("text", column(events, Event::id)));
        statement.setArray(index + 4, connection.createArrayOf("text", column(events, Event::type)));
        statement.setArray(index + 5, connection.createArrayOf("timestamptz", column(events, Outbox::time)));
        statement.setArray(index + 6, connection.createArrayOf("text", column(events, Event::data)));
    }

    private static OffsetDateTime time(Event event) {
        return event.time().atOffset(ZoneOffset.UTC);
    }

    private static Object[] column(List<Event> events, Function<Event, Object> value) {
        return events.stream().map(value).toArray();
    }
}
