package io.throughline.standards.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a query's rows must meet, all of it, with the values to bind. */
public final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** @param values as many as the condition has question marks, none of them null */
    public Conditions and(String condition, Object... values) {
        conditions.add(condition);
        this.values.addAll(List.of(values));
        return this;
    }

    public Conditions and(Conditions others) {
        return and("%s", others);
    }

    /** @param frame has {@code %s} where the others stand, and no question marks of its own */
    public Conditions and(String frame, Conditions others) {
        conditions.add(frame.formatted(others.sql()));
        values.addAll(others.values);
        return this;
    }

    public String sql() {
        return String.join(" and ", conditions);
    }

    /** @return the index of the next parameter */
    public int bind(PreparedStatement statement, int first) throws SQLException {
        int index = first;
        for (Object value : values) {
            statement.setObject(index++, value);
        }
        return index;
    }
}
