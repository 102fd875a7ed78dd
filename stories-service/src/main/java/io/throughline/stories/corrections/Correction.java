package io.throughline.stories.corrections;

import io.throughline.stories.classification.Labels;
import java.time.Instant;

/**
 * What a person said of a story.
 *
 * @param revision the story's, with it
 * @param reason why, in the person's words; null where none was given
 * @param by who, by the provider's lasting name for them
 * @param replaced what was there before
 */
public record Correction(int revision, Labels labels, String reason, String by, Instant at, Replaced replaced) {

    /**
     * @param basis what the labels had rested on
     * @param modelVersion of the model that gave them, null where a person had
     */
    public record Replaced(Labels labels, String basis, String modelVersion) {}
}
