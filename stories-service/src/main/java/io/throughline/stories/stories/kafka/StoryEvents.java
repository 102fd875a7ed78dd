package io.throughline.stories.stories.kafka;

import io.throughline.runtime.events.Event;
import io.throughline.stories.stories.Story;

/** The events that tell of stories, for whoever changes one. */
public final class StoryEvents {

    private StoryEvents() {}

    /** Tells of a story's revision. */
    public static Event classified(Story story) {
        return StoryClassified.event(story);
    }
}
