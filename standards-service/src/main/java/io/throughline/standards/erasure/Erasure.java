package io.throughline.standards.erasure;

import java.time.Instant;
import java.util.UUID;

/**
 * A feedback's words are to be kept nowhere any more.
 *
 * @param id the feedback's, and so its story's
 * @param revision the feedback's
 * @param awaited whether somebody asked for it, and waits for its confirmation
 */
public record Erasure(UUID organization, UUID id, int revision, Instant erasedAt, boolean awaited) {}
