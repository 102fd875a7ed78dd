package io.throughline.standards.standards.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.query.Found;
import io.throughline.standards.standards.query.ListedStandard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A standard as it is answered.
 *
 * @param practice that it was made of; absent for one without
 * @param version the one that was asked for
 * @param found where the words that were searched for stand; absent where none were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StandardView(UUID id, UUID practice, Instant createdAt, VersionView version, FoundView found) {

    record FoundView(List<Found.Piece> title, List<Found.Piece> text) {}

    public static StandardView of(Standard standard, Version version) {
        return new StandardView(
                standard.id(), standard.practice(), standard.createdAt(), VersionView.of(standard.id(), version), null);
    }

    static StandardView of(ListedStandard listed) {
        return new StandardView(
                listed.id(),
                listed.practice(),
                listed.createdAt(),
                VersionView.of(listed.id(), listed.version()),
                listed.found() == null
                        ? null
                        : new FoundView(listed.found().title(), listed.found().text()));
    }
}
