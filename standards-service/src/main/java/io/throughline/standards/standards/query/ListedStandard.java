package io.throughline.standards.standards.query;

import io.throughline.standards.standards.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A standard in a list.
 *
 * @param practice that it was made of, null for one without
 * @param version its newest one that was asked for
 */
public record ListedStandard(UUID id, UUID practice, Instant createdAt, Version version) {}
