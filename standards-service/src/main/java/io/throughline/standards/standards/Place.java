package io.throughline.standards.standards;

import java.time.LocalDate;
import java.util.Set;

/**
 * A store as a scope sees it, on a day.
 *
 * @param codes all that it ever had: a scope that names it by a former one still names it
 * @param region null where it is not known
 * @param format null where it is not known
 * @param day a day of the store's own zone; null for any
 */
public record Place(Set<String> codes, String region, String format, LocalDate day) {}
