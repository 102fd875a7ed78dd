package io.throughline.stories.stories.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.runtime.events.Event;
import io.throughline.stories.stories.ErasedStory;
import io.throughline.stories.stories.Erasure;
import java.util.UUID;

/** The data of {@code story-erased}, version 1: what {@code src/contract} promises. */
record StoryErased(UUID organization, UUID id, int revision, String store, String erasedAt) {

    static final String TYPE = "io.throughline.story-erased.v1";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** On the story's topic and key. */
    static Event event(ErasedStory erased) {
        Erasure erasure = erased.erasure();
        return new Event(
                erasure.organization(),
                StoryClassified.TOPIC,
                erasure.organization() + "/" + erasure.store(),
                Event.id(erasure.id(), erased.revision()),
                TYPE,
                erasure.erasedAt(),
                new StoryErased(
                                erasure.organization(),
                                erasure.id(),
                                erased.revision(),
                                erasure.store(),
                                erasure.erasedAt().toString())
                        .toJson());
    }

    private String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an erasure could not be written as JSON", impossible);
        }
    }
}
