package io.throughline.feedback.signals.sql;

import io.throughline.feedback.signals.Signal;
import io.throughline.feedback.signals.SignalEvent;
import io.throughline.feedback.signals.SignalKind;
import io.throughline.runtime.republish.Republishable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Signals, by when they were received. */
@Singleton
class RepublishedSignals implements Republishable {

    private static final String PAGE = """
            select * from signal where organization = ? and (?::uuid is null or id > ?)
            and received_at >= coalesce(?::timestamptz, '-infinity') and received_at < coalesce(?::timestamptz, 'infinity')
            order by id limit ?
            """;

    @Override
    public String topic() {
        return SignalEvent.TOPIC;
    }

    @Override
    public List<Entry> page(Connection connection, UUID organization, Instant from, Instant to, UUID after, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setObject(1, organization);
            statement.setObject(2, after);
            statement.setObject(3, after);
            statement.setObject(4, utc(from), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(5, utc(to), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setInt(6, limit);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Signal signal = signal(row);
                    entries.add(new Entry(signal.id(), SignalEvent.of(signal)));
                }
            }
            return entries;
        }
    }

    private static Signal signal(ResultSet row) throws SQLException {
        UUID organization = row.getObject("organization", UUID.class);
        return new Signal(
                organization,
                organization,
                row.getObject("id", UUID.class),
                row.getObject("source", UUID.class),
                row.getString("store"),
                row.getString("touchpoint"),
                SignalKind.BY_NAME.get(row.getString("kind")),
                row.getBigDecimal("value"),
                row.getString("register"),
                row.getString("device"),
                time(row, "observed_at"),
                time(row, "received_at"),
                time(row, "corrected_at"),
                row.getBytes("digest"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
