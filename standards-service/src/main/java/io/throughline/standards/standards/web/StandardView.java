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
 * @param version the one that was asked for, of the core
 * @param additions what its variants add to it, by their names
 * @param found where the words that were searched for stand; absent where none were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StandardView(
        UUID id, UUID practice, Instant createdAt, VersionView version, List<VersionView> additions, FoundView found) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FoundView(String variant, List<Found.Piece> title, List<Found.Piece> text) {}

    /** A new one, with its first draft. */
    public static StandardView drafted(Standard standard) {
        return of(standard, standard.versions().get(0), List.of());
    }

    static StandardView of(Standard standard, Version version, List<Version> additions) {
        return new StandardView(
                standard.id(),
                standard.practice(),
                standard.createdAt(),
                VersionView.of(standard.id(), version),
                views(standard.id(), additions),
                null);
    }

    static StandardView of(ListedStandard listed) {
        return new StandardView(
                listed.id(),
                listed.practice(),
                listed.createdAt(),
                VersionView.of(listed.id(), listed.version()),
                views(listed.id(), listed.additions()),
                listed.found() == null
                        ? null
                        : new FoundView(
                                listed.found().variant(),
                                listed.found().title(),
                                listed.found().text()));
    }

    private static List<VersionView> views(UUID standard, List<Version> additions) {
        return additions.stream()
                .map(version -> VersionView.of(standard, version))
                .toList();
    }
}
