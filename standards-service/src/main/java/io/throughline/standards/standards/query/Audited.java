package io.throughline.standards.standards.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What somebody did with a version or a candidate, as the audit trail has it. What it is not about is null.
 *
 * @param key orders those of one time
 * @param by as the identity provider names them
 * @param standard that was changed, or that an accepted or merged candidate led to
 * @param until first day (UTC) on which a snoozed candidate is back
 */
public record Audited(
        Instant at,
        UUID key,
        String by,
        String action,
        UUID standard,
        Integer version,
        UUID candidate,
        LocalDate until,
        String reason) {}
