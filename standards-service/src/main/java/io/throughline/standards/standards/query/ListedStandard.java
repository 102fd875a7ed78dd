package io.throughline.standards.standards.query;

import io.throughline.standards.standards.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A standard in a list.
 *
 * @param practice that it was made of, null for one without
 * @param version its newest one that was asked for, of the core
 * @param additions of its variants, each the newest that holds with it
 * @param found where the words that were searched for stand; null where none were
 * @param position in the order of the list
 */
public record ListedStandard(
        UUID id,
        UUID practice,
        Instant createdAt,
        Version version,
        List<Version> additions,
        Found found,
        String position) {

    /** @param variants all versions that there are of its variants */
    public ListedStandard seenFrom(Viewpoint viewpoint, List<Version> variants) {
        return new ListedStandard(
                id,
                practice,
                createdAt,
                viewpoint.seen(version),
                viewpoint.additions(version, variants),
                found,
                position);
    }
}
