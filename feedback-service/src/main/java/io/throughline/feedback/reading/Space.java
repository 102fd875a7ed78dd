package io.throughline.feedback.reading;

import java.util.UUID;

/**
 * Where feedback is read: an organization's own, or what was given with its test keys.
 *
 * @param owner the organization: its stores are those of both spaces
 * @param id what the feedback is kept under
 */
public record Space(UUID owner, UUID id) {

    public boolean isTest() {
        return !owner.equals(id);
    }
}
