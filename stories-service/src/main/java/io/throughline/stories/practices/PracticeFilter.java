package io.throughline.stories.practices;

import java.time.Instant;

/**
 * Which practices are asked for; null asks for all. Its text names the filter, so that a cursor can be bound to it.
 *
 * @param store that a story of it is of
 * @param from a story of it is of that time or later
 * @param to and before this
 * @param leastStories its evidence
 */
public record PracticeFilter(
        Origin origin, SpreadClass spread, String theme, String store, Instant from, Instant to, Integer leastStories) {

    /** In which order. */
    public enum Sort {
        /** Most told first. */
        STORIES,
        /** Told last first. */
        LAST,
        /** Told for the first time last first. */
        FIRST
    }
}
