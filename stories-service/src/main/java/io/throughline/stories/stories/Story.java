package io.throughline.stories.stories;

import io.throughline.stories.classification.Classification;
import java.time.Instant;

/**
 * A feedback, classified.
 *
 * @param revision rises by one at every change, from 1
 * @param classification its explanation is null in lists: it is long, and read one at a time
 */
public record Story(int revision, Feedback feedback, Classification classification, Instant classifiedAt) {

    /** The same story at the revision that it was given when it was kept. */
    public Story atRevision(int kept) {
        return new Story(kept, feedback, classification, classifiedAt);
    }
}
