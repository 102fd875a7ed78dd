package io.throughline.standards.standards.query;

import io.throughline.standards.standards.Action;
import java.time.Instant;
import java.util.UUID;

/**
 * Which entries of the audit trail are asked for; null asks for all.
 *
 * @param by as the identity provider names them
 * @param from the first time
 * @param to the first time after
 */
public record AuditFilter(UUID standard, String by, Action action, Instant from, Instant to) {}
