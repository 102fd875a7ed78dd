package io.throughline.standards.standards;

import java.time.Instant;

/**
 * What somebody did with a version.
 *
 * @param by as the identity provider names them
 * @param reason null where none was asked for
 */
public record Deed(int version, Action action, String by, Instant at, String reason) {}
