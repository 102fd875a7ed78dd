package io.throughline.standards.standards.query;

import io.throughline.standards.standards.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A standard in a list.
 *
 * @param practice that it was made of, null for one without
 * @param version its newest one that was asked for
 * @param found where the words that were searched for stand; null where none were
 */
public record ListedStandard(UUID id, UUID practice, Instant createdAt, Version version, Found found) {}
