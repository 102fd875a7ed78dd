package io.throughline.standards.imports;

import io.throughline.standards.standards.Content;
import java.time.LocalDate;
import java.util.List;

/**
 * What an entry says, read.
 *
 * @param entry where it stands in the file
 * @param effectiveFrom null where it says none
 * @param effectiveTo null where it says none
 * @param name a variant's, or the reference of a standard; null where it says none
 * @param additions what its variants add
 */
public record Item(
        Entry entry,
        Content content,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        String name,
        List<Item> additions) {}
