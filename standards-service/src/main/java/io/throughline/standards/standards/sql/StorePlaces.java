package io.throughline.standards.standards.sql;

import io.throughline.standards.standards.Place;
import io.throughline.standards.standards.Places;
import io.throughline.standards.stores.Quarter;
import io.throughline.standards.stores.sql.Stores;
import jakarta.inject.Singleton;
import java.lang.ref.SoftReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Organizations' stores as scopes see them. They are kept as long as they stay the same: to read thousands takes longer than the steps that
 * ask for them.
 */
@Singleton
public class StorePlaces {

    private static final String COUNT_STATES = "select count(*) from store_state where organization = ?";

    private final Map<UUID, SoftReference<Kept>> kept = new ConcurrentHashMap<>();

    /** @param states of stores that there were, at the least, when they were read: they are only ever added */
    private record Kept(long states, long quarter, Places places) {}

    /**
     * All stores as they are and are planned to be, each on the day that it is there. The call is within a transaction that is admitted to the
     * organization.
     */
    public Places at(Connection connection, UUID organization, Instant now) throws SQLException {
        long states = states(connection, organization);
        long quarter = Quarter.of(now);
        SoftReference<Kept> reference = kept.get(organization);
        Kept known = reference == null ? null : reference.get();
        if (known == null || known.states != states || known.quarter != quarter) {
            known = new Kept(states, quarter, read(connection, organization, now));
            kept.put(organization, new SoftReference<>(known));
        }
        return known.places;
    }

    private static long states(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT_STATES)) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Places read(Connection connection, UUID organization, Instant now) throws SQLException {
        List<Place> places = Stores.all(connection, organization).stream()
                .flatMap(store -> store.from(now).stream()
                        .map(period -> new Place(store.codes(), period.region(), period.format(), store.dayAt(now))))
                .toList();
        return new Places(places);
    }
}
