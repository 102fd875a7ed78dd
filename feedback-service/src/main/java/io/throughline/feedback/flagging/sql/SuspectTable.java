package io.throughline.feedback.flagging.sql;

import io.throughline.feedback.flagging.Tap;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Which devices need a look, and what they sent. */
final class SuspectTable {

    /** Nobody taps so long; a device whose clock jumps about may seem to. */
    private static final int MOST_TAPS = 20_000;

    private static final String EXTREME = """
            case when f.normalized in (0, 100) and not jsonb_exists_any(f.content, array['comment', 'goal', 'reasons', 'voice'])
                then f.metric || ' ' || f.normalized end
            """;

    /** Without a device only a kiosk's touchpoint is taken for one: through an app or a page many customers come at once. */
    private static final String SUSPECTS = """
            select f.organization, f.source, f.store, f.content ->> 'device' as device,
                case when f.content ->> 'device' is null then f.touchpoint end as touchpoint,
                array_agg(f.corrected_at order by f.corrected_at, f.id) as times,
                array_agg(%s order by f.corrected_at, f.id) as extremes
            from feedback f
            where f.changed_at >= ? and f.received_at >= ? and f.received_at < ? and not f.past
                and (f.content ->> 'device' is not null or f.channel = 'kiosk')
            group by 1, 2, 3, 4, 5
            having count(*) >= ? and max(f.received_at) >= ?
            """.formatted(EXTREME);

    private static final String TAPS = """
            select f.id, f.received_at, f.corrected_at, %s as extreme
            from feedback f
            where f.organization = ? and f.store = ? and f.corrected_at between ? and ? and f.source = ? and not f.past
                and f.content ->> 'device' is not distinct from ? and f.touchpoint = coalesce(?, f.touchpoint)
            order by f.corrected_at, f.id
            limit ?
            """.formatted(EXTREME);

    private SuspectTable() {}

    /**
     * @param connection one that all organizations are admitted to
     * @param from received from then on
     * @param before what came earlier than {@code from} and is looked at with it, since then
     * @param least of one device; who sent fewer is not looked at
     */
    static List<Suspect> received(Connection connection, Instant before, Instant from, Instant to, int least)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUSPECTS)) {
            statement.setObject(1, utc(before));
            statement.setObject(2, utc(before));
            statement.setObject(3, utc(to));
            statement.setInt(4, least);
            statement.setObject(5, utc(from));
            List<Suspect> suspects = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    suspects.add(new Suspect(
                            row.getObject("organization", UUID.class),
                            row.getObject("source", UUID.class),
                            row.getString("store"),
                            row.getString("device"),
                            row.getString("touchpoint"),
                            taps(row)));
                }
            }
            return suspects;
        }
    }

    private static List<Tap> taps(ResultSet row) throws SQLException {
        Timestamp[] times = (Timestamp[]) row.getArray("times").getArray();
        String[] extremes = (String[]) row.getArray("extremes").getArray();
        return IntStream.range(0, times.length)
                .mapToObj(i -> new Tap(null, null, times[i].toInstant(), extremes[i]))
                .toList();
    }

    /** @param connection one that the suspect's organization is admitted to */
    static List<Tap> taps(Connection connection, Suspect suspect, Suspect.Stretch stretch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAPS)) {
            statement.setObject(1, suspect.organization());
            statement.setString(2, suspect.store());
            statement.setObject(3, utc(stretch.from()));
            statement.setObject(4, utc(stretch.to()));
            statement.setObject(5, suspect.source());
            statement.setString(6, suspect.device());
            statement.setString(7, suspect.touchpoint());
            statement.setInt(8, MOST_TAPS);
            List<Tap> taps = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taps.add(new Tap(
                            row.getObject("id", UUID.class),
                            instant(row, "received_at"),
                            instant(row, "corrected_at"),
                            row.getString("extreme")));
                }
            }
            return taps;
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
