package io.throughline.standards.standards;

import java.time.LocalDate;

/**
 * A store as a scope sees it, on a day.
 *
 * @param region null where it is not known
 * @param format null where it is not known
 * @param day a day of the store's own zone; null for any
 */
public record Place(String code, String region, String format, LocalDate day) {}
