package io.throughline.stories.practices.kafka;

import io.throughline.runtime.republish.Republishable;
import io.throughline.stories.practices.sql.PracticeReader;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tells again of practices as they are. */
@Singleton
class RepublishedPractices implements Republishable {

    @Override
    public String topic() {
        return PracticeEvents.TOPIC;
    }

    @Override
    public List<Entry> page(Connection connection, UUID organization, Instant from, Instant to, UUID after, int limit)
            throws SQLException {
        return PracticeReader.lockedPage(connection, organization, after, limit).stream()
                .map(practice -> new Entry(practice.id(), new PracticeEvents().told(practice)))
                .toList();
    }
}
