package io.throughline.standards.candidates;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The whole state of a practice, as its topic tells it. One that is deleted or merged has nothing but its identity.
 *
 * @param mergedInto the practice that has its stories now, or null
 * @param titleProposed the title is a customer's sentence
 * @param titleFrom the story whose words a proposed title is
 * @param spread null for one that is deleted or merged
 * @param excerpts best first
 */
public record Practice(
        UUID organization,
        UUID id,
        int revision,
        boolean deleted,
        Origin origin,
        UUID mergedInto,
        String title,
        boolean titleProposed,
        UUID titleFrom,
        List<String> terms,
        List<String> themes,
        Spread spread,
        Instant firstAt,
        Instant lastAt,
        List<Excerpt> excerpts) {

    /** What is left of one that its publisher deleted. */
    public static Practice deleted(UUID organization, UUID id, int revision) {
        return nothingBut(organization, id, revision, true, null, null);
    }

    /** What is left of one that became part of another. */
    public static Practice merged(UUID organization, UUID id, int revision, Origin origin, UUID into) {
        return nothingBut(organization, id, revision, false, origin, into);
    }

    private static Practice nothingBut(
            UUID organization, UUID id, int revision, boolean deleted, Origin origin, UUID into) {
        return new Practice(
                organization,
                id,
                revision,
                deleted,
                origin,
                into,
                null,
                false,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of());
    }
}
