package io.throughline.standards.candidates;

import java.time.Instant;
import java.util.UUID;

/**
 * A story that tells of a practice, in the customer's words, masked.
 *
 * @param story its feedback's id
 * @param correctedAt when it was told
 * @param sentence the one that tells what was done
 */
public record Excerpt(UUID story, String store, String touchpoint, Instant correctedAt, String sentence, String text) {}
