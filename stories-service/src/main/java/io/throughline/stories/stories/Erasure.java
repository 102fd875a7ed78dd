package io.throughline.stories.stories;

import java.time.Instant;
import java.util.UUID;

/**
 * That a feedback was erased. Final: the feedback itself may come before it, after it, and again.
 *
 * @param revision the feedback's
 * @param awaited whether somebody asked for it, and waits for its confirmation
 */
public record Erasure(UUID organization, UUID id, int revision, String store, Instant erasedAt, boolean awaited)
        implements Incoming {

    @Override
    public Feedback.Key key() {
        return new Feedback.Key(organization, id);
    }
}
