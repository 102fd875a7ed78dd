package io.throughline.feedback.stores;

import java.util.Set;

/**
 * Which stores; null for any.
 *
 * @param text a part of the name or of one of the codes, in whatever case
 * @param codes each store has one of these among all of its codes
 */
public record StoreFilter(String region, String format, Status status, String text, Set<String> codes) {}
