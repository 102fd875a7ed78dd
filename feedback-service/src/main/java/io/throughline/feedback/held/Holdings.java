package io.throughline.feedback.held;

import io.throughline.feedback.reading.HeldReason;
import io.throughline.feedback.reading.Space;
import io.throughline.feedback.reading.sql.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is held, store by store, and its end by a person's word: it was published to nobody, so nobody is told. */
@ApplicationScoped
class Holdings {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int BATCH = 1000;

    private static final String COUNTS = """
            select h.store, h.number, h.first_at, h.last_at, c.code is not null as registered
            from (
                select store, count(*) as number, min(corrected_at) as first_at, max(corrected_at) as last_at
                from feedback where organization = ? and status = 'held' group by store) h
            left join store_code c on c.organization = ? and c.code = h.store
            order by h.number desc, h.store limit 1000
            """;

    /** The ledger keeps the ids: sent again, they are gone. */
    private static final String DROP = """
            with dropped as (
                delete from feedback f
                where f.organization = ? and f.status = 'held' and f.id in (
                    select h.id from feedback h where h.organization = ? and h.status = 'held' and %s
                    order by h.id limit ? for update skip locked)
                returning f.organization, f.id, f.store, f.revision)
            update intake i set erased_at = ?, erased_store = d.store, erased_revision = d.revision + 1, erased_reason = 'dropped'
            from dropped d where i.organization = d.organization and i.id = d.id
            """;

    private final Reading reading;
    private final Clock clock;

    Holdings(Reading reading, Clock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    /** @param store as given */
    record Holding(String store, HeldReason reason, long number, Instant first, Instant last) {}

    /** Those with the most first; at most 1,000 of them. */
    List<Holding> counts(UUID organization, boolean test) throws SQLException {
        return reading.call(organization, test, LONGEST, Holdings::counts);
    }

    private static List<Holding> counts(Connection connection, Space space) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNTS)) {
            statement.setObject(1, space.id());
            statement.setObject(2, space.owner());
            List<Holding> holdings = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    holdings.add(new Holding(
                            row.getString("store"),
                            HeldReason.of(row.getBoolean("registered")),
                            row.getLong("number"),
                            instant(row, "first_at"),
                            instant(row, "last_at")));
                }
            }
            return holdings;
        }
    }

    /** @return how many there were */
    int dropAll(UUID organization, boolean test, String store) throws SQLException {
        int all = 0;
        int dropped;
        do {
            dropped = drop(organization, test, "h.store = ?", store);
            all += dropped;
        } while (dropped > 0);
        return all;
    }

    /** @return false where none is held under this id */
    boolean drop(UUID organization, boolean test, UUID id) throws SQLException {
        return drop(organization, test, "h.id = ?", id) > 0;
    }

    private int drop(UUID organization, boolean test, String which, Object value) throws SQLException {
        return reading.call(organization, test, LONGEST, (connection, space) -> {
            try (PreparedStatement statement = connection.prepareStatement(DROP.formatted(which))) {
                statement.setObject(1, space.id());
                statement.setObject(2, space.id());
                statement.setObject(3, value);
                statement.setInt(4, BATCH);
                statement.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
                return statement.executeUpdate();
            }
        });
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
