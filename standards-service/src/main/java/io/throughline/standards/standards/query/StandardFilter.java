package io.throughline.standards.standards.query;

import io.throughline.standards.standards.Status;
import java.util.UUID;

/**
 * Which versions are asked for; null asks for all.
 *
 * @param status as of the day that is looked at, if any
 * @param role that does it, where the version names one
 * @param touchpoint one that the scope has, or does not narrow
 * @param region one that the scope has, or does not narrow
 * @param words that it says, as a person types them into a search; the best come first then
 * @param practice that the standard was made of, or that was merged into it, or that one of these became part of
 */
public record StandardFilter(
        Status status, String role, String touchpoint, String region, String words, UUID practice) {}
