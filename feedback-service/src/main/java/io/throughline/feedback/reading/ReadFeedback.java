package io.throughline.feedback.reading;

import io.throughline.feedback.intake.Feedback;

/**
 * A feedback as it is read.
 *
 * @param store the present code of the store; as given where it is not registered
 * @param held why, null where it is not
 */
public record ReadFeedback(Feedback feedback, Status status, String store, HeldReason held) {}
