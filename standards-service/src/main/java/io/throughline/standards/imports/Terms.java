package io.throughline.standards.imports;

import java.time.LocalDate;

/**
 * As what a file's standards are taken.
 *
 * @param published as what holds already; drafts otherwise, of which days are not looked at
 * @param effectiveFrom first day of those that say none; null where each must say its own
 */
public record Terms(boolean published, LocalDate effectiveFrom) {}
