package io.throughline.stories.stories.kafka;

import io.throughline.runtime.republish.Republishable;
import io.throughline.stories.stories.sql.StoryPages;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Tells again of stories, by when their feedback was received, and of those that are gone, by when they were erased. */
@Singleton
class RepublishedStories implements Republishable {

    @Override
    public String topic() {
        return StoryClassified.TOPIC;
    }

    @Override
    public List<Entry> page(Connection connection, UUID organization, Instant from, Instant to, UUID after, int limit)
            throws SQLException {
        Stream<Entry> stories = StoryPages.kept(connection, organization, from, to, after, limit).stream()
                .map(story -> new Entry(story.feedback().id(), StoryClassified.event(story)));
        Stream<Entry> erased = StoryPages.erased(connection, organization, from, to, after, limit).stream()
                .map(story -> new Entry(story.erasure().id(), StoryErased.event(story)));
        // each alone is a page; of both, the first ones are
        return Stream.concat(stories, erased)
                .sorted((one, other) -> compare(one.id(), other.id()))
                .limit(limit)
                .toList();
    }

    /** As the database orders ids; {@link UUID#compareTo} takes their halves for signed numbers. */
    private static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
