package io.throughline.stories.stories.sql;

import io.throughline.stories.stories.StoryFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a query's rows must meet, all of it, with the values to bind. */
final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Conditions(UUID organization, Optional<Set<String>> stores) {
        and("organization = ?", organization);
        stores.ifPresent(codes -> and("store = any(?)", (Object) codes.toArray(String[]::new)));
    }

    /** @param values as many as the condition has question marks, none of them null */
    Conditions and(String condition, Object... values) {
        conditions.add(condition);
        this.values.addAll(List.of(values));
        return this;
    }

    Conditions and(StoryFilter filter) {
        given("kind = ?", filter.kind() == null ? null : filter.kind().wireName());
        given("themes @> array[?::text]", filter.theme());
        given(
                "sentiment = ?",
                filter.sentiment() == null ? null : filter.sentiment().wireName());
        given(
                "criticality = ?",
                filter.criticality() == null ? null : filter.criticality().wireName());
        given("store = ?", filter.store());
        given("touchpoint = ?", filter.touchpoint());
        given("channel = ?", filter.channel() == null ? null : filter.channel().wireName());
        if (filter.review() != null) {
            // not bound, so that the planner sees that the partial index will do
            conditions.add(filter.review() ? "review" : "not review");
        }
        if (filter.flagged() != null) {
            conditions.add(filter.flagged() ? "flags <> '{}'" : "flags = '{}'");
        }
        given("kind_confidence >= ?", filter.minConfidence());
        given("corrected_at >= ?", utc(filter.from()));
        given("corrected_at < ?", utc(filter.to()));
        return this;
    }

    private void given(String condition, Object value) {
        if (value != null) {
            and(condition, value);
        }
    }

    static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    String sql() {
        return String.join(" and ", conditions);
    }

    void bind(Connection connection, PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof String[] texts) {
                value = connection.createArrayOf("text", texts);
            } else if (value instanceof UUID[] ids) {
                value = connection.createArrayOf("uuid", ids);
            }
            statement.setObject(i + 1, value);
        }
    }
}
