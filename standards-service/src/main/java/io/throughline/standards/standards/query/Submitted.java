package io.throughline.standards.standards.query;

import io.throughline.standards.standards.Version;
import java.util.UUID;

/**
 * A version that is submitted and not published yet.
 *
 * @param core the version itself or, of a variant, the one of the core that says whom it concerns
 */
public record Submitted(UUID standard, Version version, Version core) {}
