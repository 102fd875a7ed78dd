package io.throughline.feedback.flagging;

import java.time.Instant;
import java.util.UUID;

/**
 * A feedback as the rhythm of its device knows it.
 *
 * @param id null where it is not known yet; so is {@code receivedAt}
 * @param at when it was collected, by a right clock
 * @param extreme the end of the scale that was tapped, with its metric; null where there was more than a rating, or another value
 */
public record Tap(UUID id, Instant receivedAt, Instant at, String extreme) {}
