package io.throughline.feedback.reading.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A query in the making, with the values to bind in their order. */
final class Query {

    private final StringBuilder sql = new StringBuilder(1024);
    private final List<Object> values = new ArrayList<>();

    /** @param values as many as the text has question marks, none of them null */
    Query add(String text, Object... values) {
        sql.append(text).append('\n');
        this.values.addAll(List.of(values));
        return this;
    }

    /** Adds nothing where the value is null. */
    Query given(String text, Object value) {
        return value == null ? this : add(text, value);
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.toString());
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, bound(connection, values.get(i)));
        }
        return statement;
    }

    private static Object bound(Connection connection, Object value) throws SQLException {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof List<?> texts ? connection.createArrayOf("text", texts.toArray()) : value;
    }
}
