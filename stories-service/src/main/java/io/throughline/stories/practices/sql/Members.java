package io.throughline.stories.practices.sql;

import io.throughline.stories.practices.Behaviour;
import io.throughline.stories.practices.Origin;
import io.throughline.stories.practices.Practice;
import io.throughline.stories.practices.PracticeFinder;
import io.throughline.stories.practices.PracticeState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes some practices of one organization with members that are known, while nobody else writes any. */
final class Members {

    /** Sentences that terms are set apart from. */
    private static final int MOST_SENTENCES = 2000;

    private final Connection connection;
    private final UUID organization;
    private final PracticeFinder finder;
    private final Instant now;

    Members(Connection connection, UUID organization, PracticeFinder finder, Instant now) {
        this.connection = connection;
        this.organization = organization;
        this.finder = finder;
        this.now = now;
    }

    List<PracticeState> write(Map<UUID, List<Behaviour>> members, int revision) throws SQLException {
        Map<String, Long> volumes = Volumes.of(connection, organization);
        List<Practice> practices = new ArrayList<>();
        for (Origin origin : Origin.values()) {
            Map<UUID, List<Behaviour>> ofOrigin = new HashMap<>(members);
            ofOrigin.values().removeIf(told -> told.get(0).origin() != origin);
            if (!ofOrigin.isEmpty()) {
                practices.addAll(finder.describe(ofOrigin, sentences(origin), volumes));
            }
        }
        PracticeTable.keep(connection, organization, revision, practices, now);
        PlaceTable.place(connection, organization, practices);
        return PracticeTable.states(connection, organization, List.copyOf(members.keySet()));
    }

    private List<String> sentences(Origin origin) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select sentence from behaviour where organization = ? and origin = ?
                order by corrected_at desc, story desc limit ?
                """)) {
            statement.setObject(1, organization);
            statement.setString(2, origin.wireName());
            statement.setInt(3, MOST_SENTENCES);
            List<String> sentences = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sentences.add(row.getString(1));
                }
            }
            return sentences;
        }
    }
}
