package io.throughline.standards.erasure;

import java.time.Instant;
import java.util.UUID;

/**
 * A feedback's words are to be kept nowhere any more.
 *
 * @param id the feedback's, and so its story's
 */
public record Erasure(UUID organization, UUID id, Instant erasedAt) {}
