package io.throughline.standards.imports;

import io.throughline.standards.standards.Action;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Deed;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One standard of a file, as it is taken.
 *
 * @param line of the file on which it begins
 * @param reference what the file calls it; null where it calls it nothing
 * @param versions the core's, then one of each variant
 * @param fingerprint what it is known by when the file comes again
 */
public record Imported(long line, String reference, List<Part> versions, Fingerprint fingerprint) {

    /**
     * What one version says.
     *
     * @param variant null for the core
     * @param effectiveFrom null for a draft
     * @param effectiveTo null while no end is known
     */
    public record Part(String variant, Content content, LocalDate effectiveFrom, LocalDate effectiveTo) {}

    public Standard standard(UUID organization, UUID id, String importer, Instant now) {
        List<Version> made = new ArrayList<>();
        for (Part said : versions) {
            int number = made.size() + 1;
            made.add(
                    said.effectiveFrom() == null
                            ? Version.importedDraft(number, said.variant(), said.content(), importer)
                            : Version.importedPublished(
                                    number,
                                    said.variant(),
                                    said.content(),
                                    said.effectiveFrom(),
                                    said.effectiveTo(),
                                    importer,
                                    now));
        }
        return Standard.imported(organization, id, List.copyOf(made), now);
    }

    /** Who brought it, when and by what name: one deed for each version. */
    public List<Deed> deeds(String importer, Instant now) {
        List<Deed> deeds = new ArrayList<>();
        for (int number = 1; number <= versions.size(); number++) {
            deeds.add(new Deed(number, Action.IMPORT, importer, now, reference));
        }
        return deeds;
    }
}
